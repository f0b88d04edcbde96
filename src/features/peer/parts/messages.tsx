import type { MessageRow } from '#features/peer/contract.ts';
import { words } from '#features/peer/words-parts.ts';
import { need } from '#shared/finding.ts';
import { useSay } from '#web/language.tsx';
import { Chip, Time } from '#web/ui/chips.tsx';
import { useFindingWords } from '#web/ui/finding-words.ts';
import { Section } from '#web/ui/section.tsx';

/** What is entered into the host's activity; the rest only stands beside it. */
const enters: readonly string[] = ['consent', 'proposal', 'attendance'];

/** What passed between the two, each with its number in its own chain, and what became of it. */
export function Messages({ rows, level = 2 }: { readonly rows: readonly MessageRow[]; readonly level?: 2 | 3 }) {
  const say = useSay(words);
  const inWords = useFindingWords(rows.some(({ findings }) => findings.length > 0));
  if (rows.length === 0) return null;
  const kind = (name: string): string => (Object.hasOwn(words, `peer.kind.${name}`) ? say(`peer.kind.${name}` as keyof typeof words) : name);
  return (
    <Section title={say('shared.messages')} level={level}>
      <p className="hint">{say('shared.messages_hint')}</p>
      <ul className="things">
        {rows.map((row) => (
          <li key={row.id} className="thing">
            <div className="thing-what">
              {say(row.mine ? 'shared.mine' : 'shared.theirs')} {say('shared.no', { seq: row.seq })}　<b>{kind(row.kind)}</b>
              {row.findings.map((found) => <p key={found.check}>{inWords(need(found.check, found.field, found.facts)).says}</p>)}
            </div>
            <div className="thing-side">
              <Chip tone={!row.reached ? 'quiet' : row.state === 'taken' ? 'done' : row.state === 'sent' || row.state === 'received' ? 'plain' : 'warn'}>{row.reached ? say(row.state === 'taken' && !enters.includes(row.kind) ? 'shared.message.read' : `shared.message.${row.state}`) : say('shared.not_reached')}</Chip>
              <span className="quiet"> <Time at={row.at} /></span>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
