import type { Finding } from '#shared/finding.ts';
import { useSay } from '#web/language.tsx';
import { FindingList } from '#web/ui/findings.tsx';
import { Icon } from '#web/ui/icon.tsx';
import { words } from '#web/words.ts';
import { type ReactNode, createContext, use, useId } from 'react';

interface Wiring {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
  readonly required: boolean;
}
const Wired = createContext<Wiring | null>(null);

/** What a control takes from the field around it: its id, what describes it, whether it is at fault. */
export function useWiring(): Wiring {
  const own = useId();
  return use(Wired) ?? { id: own, 'aria-describedby': undefined, 'aria-invalid': undefined, required: false };
}

export interface FieldTexts {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** Something plainly wrong with what is typed, in words. */
  readonly error?: string | null | undefined;
  /** What the rules say of this field. */
  readonly findings?: readonly Finding[];
  /** Fields are asked for because they are needed; the others say 选填. */
  readonly optional?: boolean;
  readonly answer?: (finding: Finding) => ReactNode;
}

/** Label above, hint below it, then the control, then what is found of it, each tied to the control for screen readers. */
export function Field({ children, ...texts }: FieldTexts & { readonly children: ReactNode }) {
  const id = useId();
  const wiring = wire(id, texts);
  return (
    <div className="field">
      <label htmlFor={id}>
        <FieldLabel {...texts} />
      </label>
      <FieldHint id={id} {...texts} />
      <Wired value={wiring}>{children}</Wired>
      <FieldFaults id={id} {...texts} />
    </div>
  );
}

/** The same for a group of choices, which is a fieldset with a legend. */
export function Group({ children, ...texts }: FieldTexts & { readonly children: ReactNode }) {
  const id = useId();
  const wiring = wire(id, texts);
  return (
    <fieldset className="field" aria-describedby={wiring['aria-describedby']}>
      <legend>
        <FieldLabel {...texts} />
      </legend>
      <FieldHint id={id} {...texts} />
      {children}
      <FieldFaults id={id} {...texts} />
    </fieldset>
  );
}

const faulty = ({ error, findings = [] }: FieldTexts): boolean =>
  Boolean(error) || findings.some((finding) => finding.response === null && finding.severity === 'block');

function wire(id: string, texts: FieldTexts): Wiring {
  const described = [
    texts.hint ? `${id}-hint` : '',
    texts.error || (texts.findings?.length ?? 0) > 0 ? `${id}-faults` : '',
  ].filter(Boolean);
  return {
    id,
    'aria-describedby': described.length > 0 ? described.join(' ') : undefined,
    'aria-invalid': faulty(texts) || undefined,
    required: texts.optional !== true,
  };
}

function FieldLabel({ label, optional = false }: FieldTexts) {
  const say = useSay(words);
  return (
    <>
      {label}
      {optional && <span className="optional"> {say('ui.optional')}</span>}
    </>
  );
}

const FieldHint = ({ id, hint }: FieldTexts & { readonly id: string }) =>
  hint ? (
    <p className="hint" id={`${id}-hint`}>
      {hint}
    </p>
  ) : null;

function FieldFaults({ id, error, findings = [], answer }: FieldTexts & { readonly id: string }) {
  if (!error && findings.length === 0) return null;
  return (
    <div className="faults" id={`${id}-faults`}>
      {error && (
        <p className="fault" role="alert">
          <Icon name="block" /> {error}
        </p>
      )}
      <FindingList findings={findings} {...(answer ? { answer } : {})} />
    </div>
  );
}
