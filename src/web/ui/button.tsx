import type { Finding } from '#shared/finding.ts';
import { useSay } from '#web/language.tsx';
import { useFindingWords } from '#web/ui/finding-words.ts';
import { Icon, type IconName } from '#web/ui/icon.tsx';
import { words } from '#web/words.ts';
import { type MouseEvent, type ReactNode, useId, useState } from 'react';

interface Props {
  readonly children: ReactNode;
  readonly onClick?: () => void;
  /** `primary` once on a page: the next thing to do. `danger` for what cannot be taken back. */
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly type?: 'button' | 'submit';
  readonly icon?: IconName;
  readonly busy?: boolean;
  readonly small?: boolean;
  /** Why it cannot be pressed: sentences, or the findings that came with `allowed`. Empty or absent: it can. */
  readonly why?: readonly (string | Finding)[] | undefined;
  /** Spoken name where the words alone do not tell which one: 移除 → 移除附件「方案」. */
  readonly label?: string;
  readonly pressed?: boolean;
}

/** A button that, when it cannot be pressed, stays, can still be reached by keyboard and finger, and says why. */
export function Button({ children, onClick, kind = 'plain', type = 'button', icon, busy = false, small = false, why = [], label, pressed }: Props) {
  const say = useSay(words);
  const id = useId();
  const [told, setTold] = useState<'shown' | 'hidden' | null>(null);
  const barred = why.length > 0;

  const press = (event: MouseEvent): void => {
    if (barred || busy) {
      event.preventDefault();
      setTold(barred ? 'shown' : null);
    } else onClick?.();
  };
  const button = (
    <button
      type={type}
      className={`button ${kind}${small ? ' small' : ''}`}
      aria-disabled={barred || busy || undefined}
      aria-describedby={barred ? id : undefined}
      aria-label={label}
      aria-pressed={pressed}
      aria-busy={busy || undefined}
      onClick={press}
    >
      {busy ? <span className="turning" aria-hidden="true" /> : icon && <Icon name={icon} />}
      <span>{children}</span>
      {busy && <span className="unseen">{say('ui.busy')}</span>}
    </button>
  );
  if (!barred) return button;
  return (
    <span
      className={`barred ${told ?? ''}`}
      onKeyDown={(event) => event.key === 'Escape' && setTold('hidden')}
      onPointerLeave={() => setTold(null)}
      onBlur={() => setTold(null)}
    >
      {button}
      <Why id={id} reasons={why} />
    </span>
  );
}

/** The reasons, spoken as the button's description and seen on hover, focus and touch. */
function Why({ id, reasons }: { readonly id: string; readonly reasons: readonly (string | Finding)[] }) {
  const say = useSay(words);
  const says = useFindingWords(reasons.some((reason) => typeof reason !== 'string'));
  return (
    <span className="why" id={id} role="tooltip">
      <span className="why-head">{say('ui.why')}</span>
      {reasons.map((reason, index) => (
        <span className="why-line" key={index}>
          {typeof reason === 'string' ? reason : says(reason).says}
        </span>
      ))}
    </span>
  );
}
