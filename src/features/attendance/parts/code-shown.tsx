import type { OnSite } from '#features/attendance/contract.ts';
import { nextAt, stepAt } from '#features/attendance/facts-code.ts';
import { words } from '#features/attendance/words.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { useEffect, useState } from 'react';

/**
 * The digits of the moment, large enough to be read across a room. All codes came with the page, and the office's clock
 * with them: it goes on without a network and whatever the phone's own clock says.
 */
export function CodeShown({ showing }: { readonly showing: NonNullable<OnSite['showing']> }) {
  const say = useSay(words);
  const format = useFormat();
  const [ahead] = useState(() => Date.parse(showing.now) - Date.now());
  const [now, setNow] = useState(() => Date.now() + ahead);
  useEffect(() => {
    const tick = setInterval(() => setNow(Date.now() + ahead), 1000);
    return () => clearInterval(tick);
  }, [ahead]);
  const { stepSeconds, firstStep, codes, untilAt } = showing;
  const code = codes[stepAt(now, stepSeconds) - firstStep];
  if (code === undefined || now > Date.parse(untilAt)) return <p>{say('attendance.code_over')}</p>;
  const seconds = Math.ceil((nextAt(now, stepSeconds) - now) / 1000);
  return (
    <div className="code-shown">
      <output aria-live="off" aria-label={say('attendance.code_now', { code: [...code].join(' ') })}>{`${code.slice(0, 3)} ${code.slice(3)}`}</output>
      <p className="quiet">{say('attendance.code_left', { seconds })} · {say('attendance.code_until', { at: format.instant(untilAt) })}</p>
    </div>
  );
}
