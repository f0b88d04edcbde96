import { words } from '#features/temporary/words.ts';
import { useSearch } from '#web/address.ts';
import { api } from '#web/client.ts';
import { useFormat, useSay, useToday } from '#web/language.tsx';
import { Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { Section } from '#web/ui/section.tsx';
import { useQuery } from '@tanstack/react-query';

/** Years one can look back to: whoever wants older ones has them in the statistics. */
const back = 5;

/** The year asked for in the address, the running one where none is. */
export function useYearAsked(): number {
  const now = Number(useToday().slice(0, 4));
  const { search } = useSearch();
  return /^(19|20|21)\d{2}$/u.test(search['year'] ?? '') && Number(search['year']) >= 1921 ? Number(search['year']) : now;
}

/** The choice of a year, in the address. */
export function YearChoice({ year }: { readonly year: number }) {
  const say = useSay(words);
  const { change } = useSearch();
  const now = Number(useToday().slice(0, 4));
  const years = [...new Set([...Array.from({ length: back }, (_, index) => now - index), year])].toSorted((a, b) => b - a);
  return <Field label={say('temporary.hoursYear')}><Select value={String(year)} onChange={(value) => change({ year: Number(value) === now ? null : value })} options={years.map((one) => ({ value: String(one), label: String(one) }))} /></Field>;
}

/** Hours of study of a home branch or the office in a year, as one sum with its definition. */
export function HoursSum({ branchId, year, choose = false }: { readonly branchId?: string | undefined; readonly year: number; readonly choose?: boolean }) {
  const say = useSay(words);
  const format = useFormat();
  const view = useQuery({ ...api.temporary.hoursTotal.queryOptions({ input: { year, ...(branchId === undefined ? {} : { branch: branchId }) } }), retry: false });
  if (view.data === undefined) return null;
  const { told, fewest, activities, presences, hours, brought, doubled, unknown } = view.data;
  const sums = [
    { key: 'total', value: hours, hint: doubled !== null && doubled > 0 ? say('temporary.doubled', { hours: format.number(doubled) }) : null },
    { key: 'brought', value: brought, hint: null },
    { key: 'presences', value: presences, hint: unknown !== null && unknown > 0 ? say('temporary.hoursUnknown', { count: format.number(unknown) }) : null },
    { key: 'activities', value: activities, hint: null },
  ] as const;
  return (
    <Section title={say(branchId === undefined ? 'temporary.hoursOffice' : 'temporary.hoursBranch', { year: String(year) })} id="hours" actions={choose && <YearChoice year={year} />}>
      {!told ? <p className="quiet">{say('temporary.hoursTheirs')}</p> : fewest !== null ? <p className="quiet">{say('temporary.hoursFew', { count: fewest })}</p> : (
        <dl className="sums">
          {sums.map(({ key, value, hint }) => (
            <div key={key}>
              <dt>{say(`temporary.sum.${key}`)}</dt>
              <dd><span className="value">{format.number(value ?? 0)}</span>{hint !== null && <p className="hint">{hint}</p>}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className="hint">{say('temporary.hoursDefinition')}</p>
    </Section>
  );
}
