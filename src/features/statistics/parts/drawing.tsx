import type { Drawing as Drawn, Shape } from '#features/statistics/facts-drawing.ts';
import { type ReactNode, useId } from 'react';

interface Props {
  readonly drawing: Drawn;
  /** What the picture says, for those who do not see it; the table beneath says all of it. */
  readonly label: string;
  readonly children?: ReactNode;
}

/** A picture with its caption. Wide ones move sideways by themselves, by keyboard too. */
export function Drawing({ drawing: { width, height, shapes }, label, children }: Props) {
  const hatch = useId();
  return (
    <figure className="drawing">
      <div className="drawing-scroll" role="group" aria-label={label} tabIndex={0}>
        <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={label}>
          <defs>
            <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect className="fill-sheet" width="6" height="6" /><line className="edge-soft" strokeWidth="3" x1="0" y1="0" x2="0" y2="6" /></pattern>
          </defs>
          {shapes.map((shape, index) => <Mark key={index} shape={shape} hatch={hatch} />)}
        </svg>
      </div>
      {children && <figcaption>{children}</figcaption>}
    </figure>
  );
}

function Mark({ shape, hatch }: { readonly shape: Shape; readonly hatch: string }) {
  if (shape.kind === 'text') return <text x={shape.x} y={shape.y} textAnchor={shape.at} className={`fill-${shape.tone}${shape.small === true ? ' small' : ''}${shape.halo === true ? ' halo' : ''}`}>{shape.text}</text>;
  const looks = { className: `fill-${shape.fill}${shape.edge === undefined ? '' : ` edge-${shape.edge}`}`, ...(shape.fill === 'hatch' ? { fill: `url(#${hatch})` } : {}) };
  if (shape.kind === 'rect') return <rect {...looks} x={shape.x} y={shape.y} width={shape.width} height={shape.height} />;
  return <path {...looks} d={shape.d} strokeWidth={shape.width ?? 1} />;
}
