import { Icon, type IconName } from '#web/ui/icon.tsx';
import { useLocation, useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';

interface LinkProps {
  /** Made by `links.ts`. */
  readonly to: string;
  readonly children: ReactNode;
  readonly className?: string;
  /** Marks the link to where one is: `page` for this very page, `step` and `true` for a part of it. */
  readonly current?: 'page' | 'step' | 'true' | undefined;
  readonly onClick?: () => void;
  /** Spoken name where an icon stands alone. */
  readonly label?: string;
}

const plainClick = (event: MouseEvent): boolean =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey && !event.defaultPrevented;

/** A link inside the product: opens without reloading; its page is fetched as soon as one points at it. */
export function TextLink({ to, children, className, current, onClick, label }: LinkProps) {
  const router = useRouter();
  const ahead = (): void => void router.preloadRoute({ to: to.split(/[?#]/)[0] ?? to }).catch(() => undefined);
  return (
    <a
      href={to}
      className={className}
      aria-current={current}
      aria-label={label}
      onPointerEnter={ahead}
      onFocus={ahead}
      onClick={(event) => {
        onClick?.();
        if (!plainClick(event)) return;
        event.preventDefault();
        void router.navigate({ href: to });
      }}
    >
      {children}
    </a>
  );
}

interface LinkButtonProps extends LinkProps {
  readonly kind?: 'primary' | 'plain' | 'quiet';
  readonly icon?: IconName;
}

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export function LinkButton({ kind = 'plain', icon, children, ...link }: LinkButtonProps) {
  return (
    <TextLink {...link} className={`button ${kind}`}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </TextLink>
  );
}

interface FileLinkProps {
  readonly href: string;
  readonly children: ReactNode;
  readonly icon?: IconName;
  readonly button?: boolean;
  /** Spoken name where the words alone do not tell which file. */
  readonly label?: string;
}

/** A paper or file that the browser downloads or opens itself, outside the product's pages. */
export function FileLink({ href, children, icon = 'file', button = false, label }: FileLinkProps) {
  return (
    <a href={href} className={button ? 'button plain' : 'file-link'} aria-label={label} target="_blank" rel="noreferrer">
      <Icon name={icon} />
      <span>{children}</span>
    </a>
  );
}

/** Whether the path on screen is this address or below it; home only when exactly there. */
export function useIsAt(): (to: string) => boolean {
  const { pathname } = useLocation();
  return (to) => (to === '/' ? pathname === '/' : pathname === to || pathname.startsWith(`${to}/`));
}
