import type { Finding, Severity } from '#shared/finding.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { useFindingWords } from '#web/ui/finding-words.ts';
import { Icon } from '#web/ui/icon.tsx';
import { words } from '#web/words.ts';
import type { ReactNode } from 'react';

const gravity: Record<Severity, number> = { block: 0, ask: 1, warn: 2 };

interface ListProps {
  readonly findings: readonly Finding[];
  /** Controls that meet a finding: an answer box, a reason, an override, or the button that cures it. */
  readonly answer?: (finding: Finding) => ReactNode;
  /** Says 没有发现问题 when there are none; without it nothing is shown. */
  readonly showNone?: boolean;
  readonly label?: string;
}

/** What the rules found, gravest first: icon and word, sentence, clause and parameter, what mends it, how it was met. */
export function FindingList({ findings, answer, showNone = false, label }: ListProps) {
  const say = useSay(words);
  if (findings.length === 0) return showNone ? <p className="quiet">{say('finding.none')}</p> : null;
  const sorted = findings.toSorted((a, b) => gravity[a.severity] - gravity[b.severity]);
  return (
    <ul className="findings" aria-label={label}>
      {sorted.map((finding) => (
        <li key={`${finding.check} ${finding.subject} ${finding.field ?? ''}`}>
          <FindingLine finding={finding}>{answer?.(finding)}</FindingLine>
        </li>
      ))}
    </ul>
  );
}

/** One finding; met ones are shown quietly with who met them, how and when. */
export function FindingLine({ finding, children }: { readonly finding: Finding; readonly children?: ReactNode }) {
  const say = useSay(words);
  const format = useFormat();
  const { says, remedy, clause } = useFindingWords()(finding);
  const { response, severity } = finding;
  return (
    <div className={`finding ${response === null ? severity : 'met'}`}>
      <Icon name={response === null ? severity : 'check'} />
      <div>
        <p>
          <strong className="finding-word">{say(`finding.${response?.kind ?? severity}`)}</strong> {says}
        </p>
        {remedy !== null && response === null && <p className="finding-remedy">{remedy}</p>}
        {clause !== null && (
          <p className="finding-clause">
            {finding.check} · {clause}
          </p>
        )}
        {response !== null && (
          <p className="finding-response">
            {response.text}
            <span className="quiet"> {say('finding.by', { name: response.byName, at: format.instant(response.at) })}</span>
          </p>
        )}
        {children !== undefined && children !== null && <div className="finding-answer">{children}</div>}
      </div>
    </div>
  );
}
