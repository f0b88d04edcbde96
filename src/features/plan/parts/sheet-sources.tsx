import type { SourcesView } from '#features/plan/contract-views.ts';
import type { ItemField } from '#features/plan/facts.ts';
import { words } from '#features/plan/words-sheet.ts';
import { useUnitWords } from '#features/unit/parts/unit-words.ts';
import { api } from '#web/client.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Section } from '#web/ui/section.tsx';
import { Loaded } from '#web/ui/states.tsx';
import { useQuery } from '@tanstack/react-query';

type Set = Partial<Record<ItemField, unknown>>;
interface Props {
  readonly planId: string;
  readonly branchId: string;
  readonly onTake: (set: Set) => void;
  readonly onClose: () => void;
}

/** What the branch can plan from; each becomes a line with one press, with all that is known of it. */
export function SourcesDialog({ planId, branchId, onTake, onClose }: Props) {
  const say = useSay(words);
  const found = useQuery(api.plan.sources.queryOptions({ input: { planId, branchId } }));
  const take = (set: Set): void => { onTake(set); onClose(); };
  return (
    <Dialog open wide title={say('plan.sheet.take')} onClose={onClose}>
      <Loaded from={found}>{(sources) => <Sources sources={sources} onTake={take} />}</Loaded>
    </Dialog>
  );
}

interface Piece {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly set: Set;
}

function Sources({ sources, onTake }: { readonly sources: SourcesView; readonly onTake: (set: Set) => void }) {
  const say = useSay(words);
  const format = useFormat();
  const units = useUnitWords();
  const joined = (...parts: readonly (string | null)[]): string => parts.filter((part) => part !== null && part !== '').join(' · ');
  const groups: readonly (readonly [keyof typeof words, readonly Piece[]])[] = [
    ['plan.sheet.projects', sources.projects.map((one) => ({ id: one.id, name: one.name, note: joined(one.code, one.place, format.days(one.startOn, one.endOn)), set: { content: one.name, projectId: one.id, source: 'project', place: one.place } }))],
    ['plan.sheet.lastYear', sources.lastYear.map((one) => ({
      id: one.id, name: one.theme ?? one.code, note: joined(format.day(one.on), one.partners.map(({ name }) => name).join('、'), one.place),
      set: { content: one.theme, form: one.form, place: one.place, earlierId: one.id, source: one.source, effect: one.expectedEffect, unitId: one.partners[0]?.id ?? null, partner: one.partners[0]?.name ?? null },
    }))],
    ['plan.sheet.partners', sources.partners.map((one) => ({ id: one.id, name: one.name, note: joined(one.industry === null ? null : units.industry(one.industry), one.region === null ? null : units.region(one.region), say('plan.sheet.times', { count: one.times })), set: { unitId: one.id, partner: one.name, contact: one.contact } }))],
    ['plan.sheet.suggestions', sources.suggestions.map((one) => ({ id: one.id, name: one.text, note: format.day(one.createdAt.slice(0, 10)), set: { content: one.text.slice(0, 200), suggestionIds: [one.id], source: 'suggestion' } }))],
    ['plan.sheet.problems', sources.problems.map((one) => ({ id: one.id, name: one.text, note: one.theme ?? '', set: { content: one.text.slice(0, 200), problemId: one.id, source: 'difficult' } }))],
    ['plan.sheet.arrangement', sources.arrangement.map((one) => ({ id: one.id, name: one.text, note: '', set: { content: one.text.slice(0, 200), arrangementLineId: one.id } }))],
  ];
  return (
    <div className="stack">
      {groups.filter(([, pieces]) => pieces.length > 0).map(([title, pieces]) => (
        <Section key={title} title={say(title)} level={3}>
          <ul className="things">
            {pieces.map((piece) => (
              <li key={piece.id} className="thing">
                <div className="thing-what"><p>{piece.name}</p>{piece.note !== '' && <p className="quiet">{piece.note}</p>}</div>
                <Button small onClick={() => onTake(piece.set)} label={`${say('plan.sheet.taken')}：${piece.name.slice(0, 60)}`}>{say('plan.sheet.taken')}</Button>
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </div>
  );
}
