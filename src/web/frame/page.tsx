import { useSay } from '#web/language.tsx';
import { Icon } from '#web/ui/icon.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { words } from '#web/words.ts';
import { WithinPage } from '#web/ui/within-page.ts';
import { type ReactNode, useEffect } from 'react';

interface Props {
  /** The heading, and the title of the window. */
  readonly title: string;
  readonly children: ReactNode;
  /** A line beneath: what it is, whose, where. */
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  /** Where this page lies: the list it came from. */
  readonly back?: { readonly to: string; readonly label: string } | undefined;
  /** Narrow for forms and for reading, wide for tables. */
  readonly width?: 'narrow' | 'plain' | 'wide';
  /** A document or public page: its heading in the serif face. */
  readonly document?: boolean;
}

/** Every page stands in one of these: it names the window, holds the one h1, and gets the focus on arrival. */
export function Page({ title, children, lead, actions, back, width = 'plain', document: paper = false }: Props) {
  const say = useSay(words);
  useEffect(() => {
    document.title = `${title} · ${say('web.product')}`;
  }, [title, say]);
  return (
    <article className={`page ${width}${paper ? ' paper' : ''}`}>
      {back && (
        <TextLink to={back.to} className="back-link">
          <Icon name="back" />
          <span>{back.label}</span>
        </TextLink>
      )}
      <header className="page-head">
        <div>
          <h1 tabIndex={-1}>{title}</h1>
          {lead && <div className="lead">{lead}</div>}
        </div>
        {actions && <div className="actions">{actions}</div>}
      </header>
      <WithinPage value>{children}</WithinPage>
    </article>
  );
}
