import { endOf, type Design } from '#features/pattern/facts-plain.ts';
import { words } from '#features/pattern/words.ts';
import { useLexicon, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { TextLink } from '#web/ui/link.tsx';
import { FactList, Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';

/** A design as everybody reads it: what it is, its agenda, what is done before and after, papers, rules to mind. */
export function DesignRead({ design }: { readonly design: Design }) {
  const say = useSay(words);
  const days = useDays();
  return (
    <>
      <FactList
        facts={[
          ...(design.forms.length > 0 ? [{ label: say('pattern.forms'), value: design.forms.join('、') }] : []),
          ...(design.tasks === null ? [] : [{ label: say('pattern.tasks'), value: <span className="kept-lines">{design.tasks}</span> }]),
          ...(design.expectedEffect === null ? [] : [{ label: say('pattern.effect'), value: <span className="kept-lines">{design.expectedEffect}</span> }]),
        ]}
      />
      <Section level={3} title={say('pattern.agenda')}>
        {design.sessions.map(({ day, from, agenda }, index) => {
          const minutes = agenda.reduce((sum, item) => sum + item.minutes, 0);
          return (
            <div key={index} className="stack">
              <p className="quiet">{say('pattern.agenda_of', { day: day + 1, from, to: endOf(from, minutes) })} · {say('pattern.total', { minutes })}</p>
              <Table
                caption={`${say('pattern.agenda')} ${index + 1}`} rows={agenda} rowKey={(item) => `${agenda.indexOf(item)}`}
                columns={[
                  { key: 'title', title: say('pattern.item'), names: true, cell: (item) => item.title },
                  { key: 'strand', title: say('pattern.strand'), short: true, cell: (item) => say(`pattern.strand.${item.strand}`) },
                  { key: 'minutes', title: say('pattern.minutes'), end: true, short: true, cell: (item) => item.minutes },
                  { key: 'by', title: say('pattern.by'), short: true, cell: (item) => say(`pattern.by.${item.by}`) },
                ]}
              />
            </div>
          );
        })}
      </Section>
      {design.todo.length > 0 && (
        <Section level={3} title={say('pattern.todo')}>
          <Table
            caption={say('pattern.todo')} rows={design.todo} rowKey={(one) => `${design.todo.indexOf(one)}`}
            columns={[
              { key: 'when', title: say('pattern.when'), short: true, cell: (one) => days(one.days) },
              { key: 'what', title: say('pattern.todo_item'), names: true, cell: (one) => one.what },
              { key: 'by', title: say('pattern.by'), short: true, cell: (one) => say(`pattern.by.${one.by}`) },
            ]}
          />
        </Section>
      )}
      {design.papers.length > 0 && <Section level={3} title={say('pattern.papers')}><p>{design.papers.map((key) => say(`pattern.paper.${key}`)).join('、')}</p></Section>}
      {design.minds.length > 0 && <Section level={3} title={say('pattern.minds')}><Minds ids={design.minds} /></Section>}
    </>
  );
}

/** −7 as 提前 7 天. */
export function useDays(): (days: number | null) => string {
  const say = useSay(words);
  return (days) => (days === null ? say('pattern.days_none') : days === 0 ? say('pattern.days_on') : days < 0 ? say('pattern.days_before', { days: -days }) : say('pattern.days_after', { days }));
}

/** Rules by number and name, each leading into the rulebook. */
export function Minds({ ids }: { readonly ids: readonly string[] }) {
  const word = useLexicon();
  return (
    <ul className="plain-list">
      {ids.map((id) => {
        const title = word?.(`check.${id}.title`, {}) ?? '';
        return <li key={id}><TextLink to={links.rule(id)}>{id} {title.startsWith('[') ? '' : title}</TextLink></li>;
      })}
    </ul>
  );
}
