import { words as approval } from '#features/approval/words.ts';
import type { NoticeRow } from '#features/notice/contract.ts';
import { placeOf, text } from '#features/notice/parts/notice-places.ts';
import { words as notice } from '#features/notice/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Chip, Day, Time } from '#web/ui/chips.tsx';
import { TextLink } from '#web/ui/link.tsx';

/** A step of the approval is named by the approval's own words. */
const words = { ...notice, ...approval };

/** What one has been told, newest first. Opening one marks it as read. */
export function NoticeList({ rows }: { readonly rows: readonly NoticeRow[] }) {
  const say = useSay(words);
  const { day } = useFormat();
  const read = useCommand(client.notice.read, { invalidate: [api.notice.key(), api.home.key()] });
  return (
    <ul className="things">
      {rows.map((row) => (
        <li key={row.id} className="thing">
          <div className="thing-what">
            <TextLink to={placeOf[row.kind].to(row)} onClick={() => row.readAt === null && void read.run({ id: row.id })}>
              {placeOf[row.kind].head(row, say)}
            </TextLink>{' '}
            {row.readAt === null && <Chip tone="active">{say('notice.is_new')}</Chip>}
            <p>{say(`notice.says.${row.kind}`, sentence(row.facts, day))}</p>
            <More facts={row.facts} />
          </div>
          <div className="thing-side quiet"><Time at={row.createdAt} /></div>
        </li>
      ))}
    </ul>
  );
}

/** Beneath the sentence, in their own words: what the sender added, the reason, the new day. */
function More({ facts }: Pick<NoticeRow, 'facts'>) {
  const say = useSay(words);
  const said = [text(facts['note']), text(facts['reason'])].filter((one) => one !== null && one !== '');
  const newDay = text(facts['plannedOn']);
  return (
    <>
      {said.map((one) => <p key={one} className="quiet">{one}</p>)}
      {newDay !== null && <p>{say('notice.new_day')} <Day day={newDay} /></p>}
    </>
  );
}

const sentence = (facts: NoticeRow['facts'], day: (on: string) => string) =>
  Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, typeof value === 'boolean' ? String(value) : key.endsWith('On') && typeof value === 'string' ? day(value) : value]));
