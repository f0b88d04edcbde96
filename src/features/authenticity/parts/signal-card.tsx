import type { SignalRow } from '#features/authenticity/contract.ts';
import { words as said } from '#features/authenticity/words.ts';
import { words } from '#features/authenticity/words-parts.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useFormat, useLexicon, useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { ReasonDialog } from '#web/ui/dialog.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { Actions } from '#web/ui/section.tsx';
import { useState } from 'react';
import { useOtherWords } from './other-words.ts';
import { Passages } from './passages.tsx';

interface Props {
  readonly activityId: string;
  readonly row: SignalRow;
}
type Asking = 'explain' | 'noted' | 'harmless';

/** One signal: what was found, compared with what, by which clause, what it may mean; who sees it; what was said of it. */
export function SignalCard({ activityId, row }: Props) {
  const say = useSay(words);
  const sayKind = useSay(said);
  const format = useFormat();
  const explained = row.answers.some((one) => one.said === 'explained');
  return (
    <li className="signal">
      <p className="signal-head"><Chip tone={row.answers.length > 0 ? 'done' : 'plain'}>{sayKind(`signal.${row.kind}`)}</Chip> <Says row={row} /></p>
      <Passages row={row} />
      {row.kind === 'photo' && <Photos row={row} />}
      <p className="quiet">{say(`evidence.innocent.${row.kind}`)}</p>
      <Basis row={row} />
      <ul className="said">
        {row.answers.map((one) => (
          <li key={one.id}>
            <p className="said-by"><b>{sayKind(`authenticity.said.${one.said}`)}</b> <span className="quiet">{say('evidence.said_by', { name: one.byName, at: format.instant(one.at) })}</span></p>
            <p className="said-words">{one.text}</p>
          </li>
        ))}
      </ul>
      {row.mayExplain && <p className="hint">{row.open ? say('evidence.open') : say(row.ownKind === 'insight' ? 'evidence.mine_alone_until' : 'evidence.mine_until', { day: format.day(row.authorsUntil) })}</p>}
      <Answer activityId={activityId} row={row} explained={explained} />
    </li>
  );
}

function Says({ row }: Pick<Props, 'row'>) {
  const say = useSay(words);
  const format = useFormat();
  const other = useOtherWords()(row);
  const at = (key: 'at' | 'begins'): string => format.instant(String(row.facts[key] ?? ''));
  const facts = { ...row.facts, other, ...(row.kind === 'before' ? { at: at('at'), begins: at('begins') } : {}) };
  if (row.kind === 'text') return say(row.ownKind === 'insight' ? 'evidence.text.insight' : 'evidence.text.record', facts);
  if (row.kind === 'before') return say(row.ownKind === 'photo' ? 'evidence.before.photo' : 'evidence.before.record', facts);
  return say(row.kind === 'photo' ? 'evidence.photo' : row.hidden ? 'evidence.people_hidden' : 'evidence.people', facts);
}

const ruleOf = { text: 'SUP-10', photo: 'SUP-11', people: 'SUP-12', before: 'SUP-13' } as const;

function Basis({ row: { basis, kind } }: Pick<Props, 'row'>) {
  const sayAll = useLexicon(basis !== null);
  if (basis === null || sayAll === null) return null;
  const value = typeof basis.value === 'number' ? `${basis.value} ${basis.unit === null || basis.unit === '%' ? (basis.unit ?? '') : sayAll(`unit.${basis.unit}`)}` : '';
  return <p className="finding-clause">{`${ruleOf[kind]} · ${basis.source} ${basis.article ?? ''} · ${value} · ${sayAll(`rulebook.status.${basis.status}`)}`}</p>;
}

function Photos({ row: { ownId, other } }: Pick<Props, 'row'>) {
  const say = useSay(words);
  return (
    <ul className="photos">
      <li><figure><img src={`/files/${ownId}`} alt={say('evidence.photo_alt', { n: 1 })} loading="lazy" /><figcaption>{say('evidence.photo_here')}</figcaption></figure></li>
      {other !== null && <li><figure><img src={`/files/${other.id}`} alt={say('evidence.photo_alt', { n: 2 })} loading="lazy" /><figcaption>{say('evidence.photo_there')}</figcaption></figure></li>}
    </ul>
  );
}

function Answer({ activityId, row, explained }: Props & { readonly explained: boolean }) {
  const say = useSay(words);
  const [asking, setAsking] = useState<Asking | null>(null);
  const invalidate = [api.authenticity.key(), api.ledger.key()];
  const explain = useCommand(client.authenticity.explain, { invalidate, onDone: () => setAsking(null) });
  const note = useCommand(client.authenticity.note, { invalidate, onDone: () => setAsking(null) });
  if (!row.mayExplain && !row.mayNote) return null;
  const verb = asking === 'noted' ? say('evidence.note_noted') : asking === 'harmless' ? say('evidence.note_harmless') : say('evidence.explain');
  const give = (text: string): void => {
    const about = { id: activityId, key: row.key, text };
    if (asking === 'explain') void explain.run(about);
    else if (asking !== null) void note.run({ ...about, said: asking });
  };
  return (
    <>
      <Actions>
        {row.mayExplain && <Button icon="edit" onClick={() => setAsking('explain')}>{say(explained ? 'evidence.explain_more' : 'evidence.explain')}</Button>}
        {row.mayNote && <Button onClick={() => setAsking('noted')}>{say('evidence.note_noted')}</Button>}
        {row.mayNote && <Button onClick={() => setAsking('harmless')}>{say('evidence.note_harmless')}</Button>}
      </Actions>
      <ReasonDialog
        open={asking !== null} title={verb} verb={verb} label={say(asking === 'explain' ? 'evidence.explain_label' : 'evidence.note_label')} busy={explain.busy || note.busy}
        {...(asking === 'explain' ? { hint: say('evidence.explain_hint') } : {})} onGiven={give} onClose={() => { setAsking(null); explain.clear(); note.clear(); }}
      >
        <FailureNotice failure={explain.failure ?? note.failure} />
      </ReasonDialog>
    </>
  );
}
