import type { Rectangle } from '#features/record/facts.ts';
import { byKey, drawn, moved } from '#features/record/parts/mask-draft.ts';
import { words } from '#features/record/words-mask.ts';
import { useSay } from '#web/language.tsx';
import { type PointerEvent, useRef, useState } from 'react';

interface Props {
  readonly src: string;
  readonly alt: string;
  readonly value: readonly Rectangle[];
  readonly onChange: (value: Rectangle[]) => void;
}
interface Point {
  readonly x: number;
  readonly y: number;
}
/** What the pointer is doing: drawing a new one, or moving one. */
type Drag = { readonly from: Point; readonly to: Point; readonly at: number | null };

const place = ({ x, y, width, height }: Rectangle) => ({ left: `${x / 10}%`, top: `${y / 10}%`, width: `${width / 10}%`, height: `${height / 10}%` });

/** The photo with its covered parts over it: drawn and moved by mouse or finger, moved and sized by the keyboard. */
export function MaskBoard({ src, alt, value, onChange }: Props) {
  const say = useSay(words);
  const board = useRef<HTMLDivElement>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const put = (at: number, one: Rectangle): void => onChange(value.map((each, index) => (index === at ? one : each)));
  const point = ({ clientX, clientY }: PointerEvent): Point => {
    const box = board.current?.getBoundingClientRect();
    return box === undefined ? { x: 0, y: 0 } : { x: ((clientX - box.left) * 1000) / box.width, y: ((clientY - box.top) * 1000) / box.height };
  };
  const take = (event: PointerEvent, at: number | null): void => {
    if (event.button !== 0) return;
    event.stopPropagation();
    // Held to the board, so that the way goes on outside of it.
    board.current?.setPointerCapture(event.pointerId);
    const from = point(event);
    setDrag({ from, to: from, at });
  };
  const go = (event: PointerEvent): void => {
    if (drag !== null) setDrag({ ...drag, to: point(event) });
  };
  const way = (from: Point, to: Point): Point => ({ x: to.x - from.x, y: to.y - from.y });
  const shown = (one: Rectangle, at: number): Rectangle => (drag?.at === at ? moved(one, way(drag.from, drag.to)) : one);
  const leave = (): void => {
    if (drag === null) return;
    const one = drag.at === null ? undefined : value[drag.at];
    const made = drag.at === null ? drawn(drag.from, drag.to) : null;
    if (drag.at !== null && one !== undefined) put(drag.at, moved(one, way(drag.from, drag.to)));
    if (made !== null) onChange([...value, made]);
    setDrag(null);
  };
  const draft = drag !== null && drag.at === null ? drawn(drag.from, drag.to) : null;
  return (
    <div className="mask-room">
      <div
        ref={board} className="mask-board" role="group" aria-label={say('mask.board')}
        onPointerDown={(event) => take(event, null)} onPointerMove={go} onPointerUp={leave} onPointerCancel={() => setDrag(null)}
      >
        <img src={src} alt={alt} draggable={false} />
        {value.map((one, at) => {
          const { x, y, width, height } = one;
          return (
            <button
              key={at} type="button" className="mask" style={place(shown(one, at))} aria-label={say('mask.part', { number: at + 1, x: x / 10, y: y / 10, width: width / 10, height: height / 10 })}
              onPointerDown={(event) => take(event, at)}
              onKeyDown={(event) => {
                const next = byKey(one, event.key, event.shiftKey);
                if (next !== null) put(at, next);
                if (event.key === 'Delete' || event.key === 'Backspace') onChange(value.filter((_, index) => index !== at));
                if (next !== null || event.key === 'Backspace') event.preventDefault();
              }}
            >
              <span aria-hidden="true">{at + 1}</span>
            </button>
          );
        })}
        {draft !== null && <span className="mask drawing" style={place(draft)} />}
      </div>
    </div>
  );
}
