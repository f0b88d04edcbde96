import type { BurdenPage as Data } from '#features/burden/contract.ts';
import { words as own } from '#features/burden/words.ts';
import { words as rules } from '#features/rulebook/words-burden.ts';
import { api } from '#web/client.ts';
import { Page } from '#web/frame/page.tsx';
import { useFormat, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { FindingList } from '#web/ui/findings.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/section.tsx';
import { Loaded } from '#web/ui/states.tsx';
import { Table } from '#web/ui/table.tsx';
import { useQuery } from '@tanstack/react-query';

const words = { ...own, ...rules };
type Key = keyof typeof words;
type Facts = Readonly<Record<string, string | number>>;

/** One point of the rules: what it asks, how it is met, what is counted now. */
interface Point {
  readonly id: string;
  readonly rule?: string;
  readonly met?: Facts;
  readonly now?: Facts | undefined;
}

/** How the product keeps each point of the rules on burden, for everybody to read and to print. */
export function BurdenPage() {
  const say = useSay(words);
  const format = useFormat();
  const page = useQuery(api.burden.page.queryOptions({ input: {} }));
  return (
    <Page title={say('burden.title')} lead={say('burden.lead')} width="wide" actions={<Button icon="print" onClick={() => window.print()}>{say('burden.print')}</Button>}>
      <Loaded from={page} lines={8}>
        {({ asOf, figures, findings }) => (
          <>
            <Notice kind={findings.length === 0 ? 'done' : 'warn'} title={findings.length === 0 ? say('burden.clean') : say('burden.found', { count: findings.length })}>
              <FindingList findings={findings.map((finding) => ({ ...finding, words: say(`check.${finding.check}.says` as Key, finding.facts) }))} />
              <p className="quiet">{say('burden.as_of', { at: format.instant(asOf) })}</p>
            </Notice>
            <Points title={say('burden.heads')} points={headsOf(figures, findings.filter(({ check }) => check === 'BRD-01').length)} />
            <Points title={say('burden.others')} points={othersOf(figures)} />
            <Rules figures={figures} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function headsOf({ paperFields, ownTemplates, names, columns, parameters, reports, uploads, required }: Data['figures'], found: number): Point[] {
  return [
    { id: 'h1', rule: 'BRD-02', now: { paperFields, ownTemplates } }, { id: 'h2', rule: 'BRD-01', now: { names, columns, parameters, found } }, { id: 'h3', rule: 'BRD-01', now: { reports, found } },
    { id: 'h4', rule: 'BRD-03', now: { uploads, required } }, { id: 'h5' },
  ];
}
const phoneState = ({ on, counts }: Data['figures']['phone']): string => `@burden.phone.${counts ? 'on' : on ? 'waits' : 'off'}`;
function othersOf({ feedback, limits, phone, reminders }: Data['figures']): Point[] {
  const filingNo = phone.filingNo ?? `@burden.phone.${phone.needsFiling ? 'no_number' : 'not_needed'}`;
  return [
    { id: 'scope', rule: 'BRD-07' }, { id: 'duty' }, { id: 'filing', rule: 'BRD-07', now: { state: phoneState(phone), filingNo } }, { id: 'complaint', rule: 'BRD-08', now: feedback }, { id: 'security' }, { id: 'traces', rule: 'BRD-05' },
    { id: 'reminders', rule: 'BRD-04', met: limits, now: reminders }, { id: 'length' }, { id: 'number' },
  ];
}

function Points({ title, points }: { readonly title: string; readonly points: readonly Point[] }) {
  const say = useSay(words);
  return (
    <Section title={title}>
      <Table
        caption={title} rows={points} rowKey={(point) => point.id}
        columns={[
          { key: 'asked', title: say('burden.asked'), names: true, cell: ({ id }) => say(`burden.${id}` as Key) },
          { key: 'met', title: say('burden.met'), cell: ({ id, met = {} }) => say(`burden.${id}.met` as Key, met) },
          { key: 'now', title: say('burden.proof'), cell: ({ id, now }) => (now === undefined ? <span className="quiet">{say('burden.none_counted')}</span> : say(`burden.${id}.now` as Key, now)) },
          { key: 'rule', title: say('burden.rule'), short: true, cell: ({ rule }) => (rule === undefined ? '' : <TextLink to={links.rule(rule)}>{rule}</TextLink>) },
        ]}
      />
    </Section>
  );
}

const ruleIds = ['BRD-01', 'BRD-02', 'BRD-03', 'BRD-04', 'BRD-05', 'BRD-07', 'BRD-08'] as const;

/** The rules themselves, each with what mends a breach of it; the book has clause and parameters. */
function Rules({ figures }: { readonly figures: Data['figures'] }) {
  const say = useSay(words);
  const filled: Readonly<Record<string, Facts>> = { 'BRD-04': { why: '', most: figures.limits.perItem } };
  return (
    <Section title={say('burden.rules')}>
      <Table
        caption={say('burden.rules')} rows={ruleIds} rowKey={(id) => id}
        columns={[
          { key: 'rule', title: say('burden.rule'), short: true, cell: (id) => <TextLink to={links.rule(id)}>{id}</TextLink> },
          { key: 'asked', title: say('burden.asked'), names: true, cell: (id) => say(`check.${id}.title` as Key) },
          { key: 'met', title: say('burden.met'), cell: (id) => say(`check.${id}.remedy` as Key, filled[id] ?? {}) },
        ]}
      />
    </Section>
  );
}
