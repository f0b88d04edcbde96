import type { ReactNode } from 'react';

interface Props {
  readonly title: ReactNode;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  /** Anchor, so that 「缺什么」 lines can lead here. */
  readonly id?: string;
  /** A sheet of paper on the ground, for what is one thing; without it only a heading. */
  readonly sheet?: boolean;
  readonly level?: 2 | 3;
}

/** A part of a page under its heading. */
export function Section({ title, children, actions, id, sheet = false, level = 2 }: Props) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className={sheet ? 'section sheet' : 'section'} id={id}>
      <header className="section-head">
        <Heading>{title}</Heading>
        {actions && <div className="actions">{actions}</div>}
      </header>
      {children}
    </section>
  );
}

export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
}

/** Facts of one thing: label and value in pairs. */
export const FactList = ({ facts }: { readonly facts: readonly Fact[] }) => (
  <dl className="facts">
    {facts.map((fact) => (
      <div key={fact.label}>
        <dt>{fact.label}</dt>
        <dd>{fact.value}</dd>
      </div>
    ))}
  </dl>
);

/** Buttons in a row, the main one first; one under the other on a phone. */
export const Actions = ({ children }: { readonly children: ReactNode }) => <div className="actions">{children}</div>;
