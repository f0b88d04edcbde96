import { useFormat, useSay } from '#web/language.tsx';
import { Icon, type IconName } from '#web/ui/icon.tsx';
import { words } from '#web/words.ts';
import type { ReactNode } from 'react';

interface ChipProps {
  readonly children: ReactNode;
  /** `active` only for what is going on now; `done`, `warn` and `block` carry their icon. */
  readonly tone?: 'plain' | 'active' | 'done' | 'warn' | 'block' | 'quiet';
  readonly icon?: IconName;
}
const toneIcons: Partial<Record<NonNullable<ChipProps['tone']>, IconName>> = { done: 'check', warn: 'warn', block: 'block' };

/** A short state or kind: 待审批, 临时党支部. */
export function Chip({ children, tone = 'plain', icon = toneIcons[tone] }: ChipProps) {
  return (
    <span className={`chip ${tone}`}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}

/** A person by name, with post or branch beside it. Never a photograph. */
export const PersonChip = ({ name, note }: { readonly name: string; readonly note?: string | null }) => (
  <span className="person">
    <Icon name="person" />
    <span>{name}</span>
    {note && <span className="quiet">{note}</span>}
  </span>
);

interface SideProps {
  /** The branch or body; null where it is not known. */
  readonly name: string | null;
  readonly part: 'host' | 'partner';
  readonly unit?: string | null;
}

/** One party to an activity, both kinds drawn alike: both sides count. */
export function SideChip({ name, part, unit }: SideProps) {
  const say = useSay(words);
  const format = useFormat();
  return (
    <span className="side">
      <span className="side-role">{say(`side.${part}`)}</span>
      <span>{name ?? format.day(null)}</span>
      {unit && <span className="quiet">{unit}</span>}
    </span>
  );
}

/** An instant in the office's zone. */
export function Time({ at, clockOnly = false }: { readonly at: string | null; readonly clockOnly?: boolean }) {
  const format = useFormat();
  return <time dateTime={at ?? undefined}>{clockOnly ? format.clock(at) : format.instant(at)}</time>;
}

/** A day, or the days from one to another; `words` where a source tells no day, or more than one. */
export function Day({ day, to, words: told }: { readonly day: string | null; readonly to?: string | null; readonly words?: string | null }) {
  const format = useFormat();
  return <time dateTime={day ?? undefined}>{told ?? (to ? format.days(day, to) : format.day(day))}</time>;
}

/** Integer fen. */
export const Money = ({ fen }: { readonly fen: number | null }) => <span className="figure">{useFormat().money(fen)}</span>;

interface SaveProps {
  readonly state: 'saved' | 'saving' | 'unsaved' | 'failed' | 'offline';
  /** When it was last saved, an instant. */
  readonly at?: string | null;
}
const saveIcons = { saved: 'check', saving: 'clock', unsaved: 'edit', failed: 'warn', offline: 'warn' } as const;

/** Whether what is written is safe, spoken politely when it changes. */
export function SaveState({ state, at = null }: SaveProps) {
  const say = useSay(words);
  const format = useFormat();
  return (
    <span className={`save-state ${state}`} role="status">
      <Icon name={saveIcons[state]} />
      {say(`save.${state}`, { at: at === null ? '' : format.clock(at) })}
    </span>
  );
}
