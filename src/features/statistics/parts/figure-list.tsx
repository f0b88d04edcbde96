import type { StatisticsView } from '#features/statistics/contract.ts';
import { figureOf } from '#features/statistics/facts-figures.ts';
import { words } from '#features/statistics/words.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { TextLink } from '#web/ui/link.tsx';
import type { ReactNode } from 'react';
import { aboutOf } from './use-statistics.ts';

/** A number's definition, folded away beside it. */
export function Definition({ of, children }: { readonly of: string; readonly children: ReactNode }) {
  const say = useSay(words);
  return <details className="definition"><summary>{say('statistics.definition')}<span className="unseen"> {of}</span></summary><p>{children}</p></details>;
}

/** The main figures: each with what it counts, what it leaves out, and the way to its records. */
export function FigureList({ view }: { readonly view: StatisticsView }) {
  const say = useSay(words);
  const format = useFormat();
  const about = aboutOf(view);
  const said = ({ as, value }: StatisticsView['figures'][number]): string => {
    if (value === null) return say('statistics.nothing');
    if (as === 'percent') return say('statistics.percent', { value: format.number(Math.round(value * 1000) / 10) });
    return as === 'days' ? say('statistics.days', { count: format.number(value) }) : format.number(value);
  };
  return (
    <dl className="sums">
      {view.figures.map((figure) => {
        const { key, value, of, unknown } = figure;
        const definition = figureOf(key);
        const name = say(`figure.${key}`);
        const hidden = definition.conversion === true && !view.conversion;
        const records = value === null || value === 0 ? null : definition.records(about, view.early);
        const outcomes = value === null || value === 0 ? null : (definition.outcomes?.(about, view.early) ?? null);
        const to = records !== null ? links.activities(records) : outcomes !== null ? links.outcomes(outcomes) : null;
        return (
          <div key={key}>
            <dt>{name}</dt>
            <dd>
              <span className="value">{hidden ? <span className="quiet">{say('statistics.not_told')}</span> : to === null ? said(figure) : <TextLink to={to} label={`${name} ${said(figure)}`}>{said(figure)}</TextLink>}</span>
              {of !== null && !hidden && <span className="quiet"> {say('statistics.of', { count: format.number(of) })}</span>}
              {unknown > 0 && <p className="hint">{definition.unknownRecords === undefined ? say(`figure.${key}.unknown`, { count: unknown }) : <TextLink to={links.activities(definition.unknownRecords(about))}>{say(`figure.${key}.unknown`, { count: unknown })}</TextLink>}</p>}
              <Definition of={name}>{say(`figure.${key}.def`)}</Definition>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
