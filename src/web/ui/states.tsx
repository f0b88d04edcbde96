import type { Finding } from '#shared/finding.ts';
import { useSay } from '#web/language.tsx';
import { readFailure } from '#web/failure.ts';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { FindingList } from '#web/ui/findings.tsx';
import { Icon, type IconName } from '#web/ui/icon.tsx';
import { LinkButton } from '#web/ui/link.tsx';
import { words } from '#web/words.ts';
import { WithinPage } from './within-page.ts';
import { type ReactNode, use, useEffect } from 'react';

interface StateProps {
  readonly icon: IconName;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  readonly alert?: boolean;
  /** In place of a page it is its heading, to be heard and reached as any other. */
  readonly heads?: boolean;
}

const State = ({ icon, title, children, action, alert = false, heads = false }: StateProps) => (
  <div className="state" role={alert ? 'alert' : undefined}>
    <Icon name={icon} />
    {heads ? <h1 className="state-title" tabIndex={-1}>{title}</h1> : <p className="state-title">{title}</p>}
    {children}
    {action && <div className="state-action">{action}</div>}
  </div>
);

/** A state that may be all there is: then it is the page, with its heading and the name of the window. */
function Instead({ title, ...state }: Omit<StateProps, 'title' | 'heads'> & { readonly title: string }) {
  const say = useSay(words);
  const within = use(WithinPage);
  useEffect(() => {
    if (!within) document.title = `${title} · ${say('web.product')}`;
  }, [within, title, say]);
  return within ? <State title={title} {...state} /> : <article className="page plain"><State title={title} {...state} heads /></article>;
}

/** Nothing here yet: says what will be here, and the way to make the first one. */
export const Empty = ({ title, children, action }: { readonly title: ReactNode; readonly children?: ReactNode; readonly action?: ReactNode }) => (
  <State icon="file" title={title} action={action}>
    {children}
  </State>
);

/** The shape of what is coming. Shown late (by style), so that fast answers do not flicker. */
export function Loading({ lines = 4, page = false }: { readonly lines?: number; readonly page?: boolean }) {
  const say = useSay(words);
  return (
    <div className={page ? 'loading page' : 'loading'} role="status">
      <span className="unseen">{say('state.loading')}</span>
      {Array.from({ length: lines }, (_, index) => (
        <span className="bone" key={index} aria-hidden="true" />
      ))}
    </div>
  );
}

/** The question was not answered; retry is the way out. Refusals and wrong addresses get their own state. */
export function Failed({ error, retry }: { readonly error?: unknown; readonly retry?: () => void }) {
  const say = useSay(words);
  const failure = error === undefined ? null : readFailure(error);
  if (failure?.code === 'FORBIDDEN') return <Forbidden why={failure.findings} />;
  if (failure?.code === 'NOT_FOUND') return <NotFound />;
  return (
    <Instead
      icon="warn"
      title={say('state.failed')}
      alert
      action={retry && <Button onClick={retry}>{say('ui.retry')}</Button>}
    >
      <p>{say('state.failedWhy')}</p>
    </Instead>
  );
}

/** One may not see it: why, and who can help. */
export function Forbidden({ why = [] }: { readonly why?: readonly Finding[] }) {
  const say = useSay(words);
  return (
    <Instead icon="lock" title={say('state.forbidden')} action={<LinkButton to={links.home()}>{say('state.home')}</LinkButton>}>
      {why.length > 0 ? <FindingList findings={why} /> : <p>{say('state.forbiddenWhy')}</p>}
    </Instead>
  );
}

/** Nothing is at this address. */
export function NotFound() {
  const say = useSay(words);
  return (
    <Instead icon="search" title={say('state.notFound')} action={<LinkButton to={links.home()}>{say('state.home')}</LinkButton>}>
      <p>{say('state.notFoundWhy')}</p>
    </Instead>
  );
}

/** The program failed while drawing the page. */
export function Crashed() {
  const say = useSay(words);
  return (
    <Instead
      icon="warn"
      title={say('state.crashed')}
      alert
      action={<Button onClick={() => location.reload()}>{say('state.reload')}</Button>}
    >
      <p>{say('state.crashedWhy')}</p>
    </Instead>
  );
}

interface Question<T> {
  readonly data: T | undefined;
  readonly isError: boolean;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

/** Draws the answer of a `useQuery`, or the state it is in: loading, failed, forbidden, not found. */
export function Loaded<T>({ from, children, lines }: { readonly from: Question<T>; readonly children: (data: T) => ReactNode; readonly lines?: number }) {
  if (from.data !== undefined) return children(from.data);
  if (from.isError) return <Failed error={from.error} retry={() => void from.refetch()} />;
  return <Loading {...(lines === undefined ? {} : { lines })} />;
}
