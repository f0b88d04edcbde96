import { words } from '#features/plan/words.ts';
import { useSay } from '#web/language.tsx';
import type { Row } from './year-table.tsx';

const [width, height, foot, head] = [720, 190, 24, 28];

/** Twelve months: the plan as an outline behind, what was held before it. The table beneath says the same in numbers. */
export function YearBars({ months }: { readonly months: readonly Row[] }) {
  const say = useSay(words);
  const most = Math.max(1, ...months.map((row) => Math.max(row.planned, row.held)));
  const step = width / 12;
  const tall = (count: number): number => ((height - foot - head) * count) / most;
  const label = months.filter((row) => row.planned + row.held > 0).map((row) => say('year.bar', { name: row.name, planned: row.planned, held: row.held })).join('；');
  return (
    <figure className="year-bars">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${say('year.bars')}：${label}`}>
        <defs><pattern id="year-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="6" /></pattern></defs>
        <line className="base" x1="0" x2={width} y1={height - foot} y2={height - foot} />
        {months.map((row, index) => {
          const x = index * step;
          const base = height - foot;
          const inPlan = Math.min(row.held, row.planned);
          return (
            <g key={row.key}>
              {row.planned > 0 && <rect className="plan" x={x + step * 0.2} width={step * 0.6} y={base - tall(row.planned)} height={tall(row.planned)} />}
              {inPlan > 0 && <rect className="held" x={x + step * 0.28} width={step * 0.44} y={base - tall(inPlan)} height={tall(inPlan)} />}
              {row.held > inPlan && <rect className="more" x={x + step * 0.28} width={step * 0.44} y={base - tall(row.held)} height={tall(row.held - inPlan)} />}
              {row.planned + row.held > 0 && <text x={x + step / 2} y={base - tall(Math.max(row.planned, row.held)) - 4}>{`${row.held}/${row.planned}`}</text>}
              <text x={x + step / 2} y={height - 6}>{row.key}</text>
            </g>
          );
        })}
      </svg>
      <figcaption>{say('year.legend')}</figcaption>
    </figure>
  );
}
