import { Icon, type IconName } from '#web/ui/icon.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { type ReactNode, useEffect, useRef } from 'react';

export interface Tab {
  readonly to: string;
  readonly label: string;
  readonly count?: number | null;
  readonly current: boolean;
}

/** Views of one thing, each with its own address. */
export const Tabs = ({ label, tabs }: { readonly label: string; readonly tabs: readonly Tab[] }) => (
  <nav className="tabs" aria-label={label}>
    {tabs.map((tab) => (
      <TextLink key={tab.to} to={tab.to} current={tab.current ? 'page' : undefined}>
        {tab.label}
        {typeof tab.count === 'number' && <span className="count">{tab.count}</span>}
      </TextLink>
    ))}
  </nav>
);

interface MenuProps {
  readonly label: ReactNode;
  readonly icon?: IconName;
  readonly children: ReactNode;
  /** Spoken name where the label is only a name or an icon. */
  readonly name?: string;
  readonly className?: string;
}

/** A list that opens under its button: the browser's own details, closed by Escape, by a choice, and by going elsewhere. */
export function Menu({ label, icon, children, name, className = '' }: MenuProps) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const shut = (event: Event): void => {
      const menu = details.current;
      if (menu?.open && event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
    };
    document.addEventListener('pointerdown', shut);
    document.addEventListener('focusin', shut);
    return () => {
      document.removeEventListener('pointerdown', shut);
      document.removeEventListener('focusin', shut);
    };
  }, []);
  const close = (refocus: boolean): void => {
    if (!details.current?.open) return;
    details.current.open = false;
    if (refocus) details.current.querySelector('summary')?.focus();
  };
  return (
    <details ref={details} className={`menu ${className}`} onKeyDown={(event) => event.key === 'Escape' && close(true)}>
      <summary aria-label={name}>
        {icon && <Icon name={icon} />}
        <span className="menu-label">{label}</span>
        <Icon name="down" />
      </summary>
      <div
        className="menu-list"
        onClick={(event) => event.target instanceof Element && event.target.closest('a, button') && close(false)}
      >
        {children}
      </div>
    </details>
  );
}

interface ItemProps {
  readonly children: ReactNode;
  readonly icon?: IconName;
  readonly to?: string;
  readonly onClick?: () => void;
  readonly pressed?: boolean;
  readonly lang?: string;
}

/** A line of a menu: a link when it has an address, else a button. */
export function MenuItem({ children, icon, to, onClick, pressed, lang }: ItemProps) {
  const inside = (
    <>
      {icon && <Icon name={icon} />}
      <span lang={lang}>{children}</span>
      {pressed && <Icon name="check" />}
    </>
  );
  if (to !== undefined) return <TextLink to={to}>{inside}</TextLink>;
  return (
    <button type="button" aria-pressed={pressed} onClick={onClick}>
      {inside}
    </button>
  );
}
