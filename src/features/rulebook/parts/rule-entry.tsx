import type { FoundView, RuleView, Setting } from '#features/rulebook/contract.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useFormat, useSay, useToday } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { FactList, Section, type Fact } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { lazy, Suspense, useState } from 'react';
import { words } from './all-words.ts';
import { Found } from './found.tsx';
import { RuleValue, Status, type Parameter } from './rule-value.tsx';
import { SetDialog } from './set-dialog.tsx';

const tones = { block: 'block', warn: 'warn', ask: 'plain' } as const;
/** What is filled in when a rule speaks stands as × in the book. */
const pattern = (text: string): string => text.replace(/\{\w+\}/g, '×');

/** Rules that can be tried are fetched when somebody wants to try one: they bring all checks with them. */
const TryBox = lazy(() => import('./try-box.tsx'));
const canBeTried = ['PLN', 'CST', 'PLC', 'INT', 'ORG'];

/** One rule as the book has it: what it says, where that comes from, its parameters, who may lift it. */
export function RuleEntry({ rule, found, level = 3 }: { readonly rule: RuleView; readonly found: FoundView | undefined; readonly level?: 2 | 3 }) {
  const say = useSay(words);
  const [trying, setTrying] = useState(false);
  const { id, severity } = rule;
  const facts: Fact[] = [
    ...(severity === null ? [] : [{ label: say('rulebook.remedy'), value: pattern(say(`check.${id}.remedy`)) }]),
    { label: say('rulebook.clause'), value: `${rule.source}${rule.article === null ? '' : ` ${rule.article}`}` },
    ...(severity === 'block' ? [{ label: say('rulebook.override'), value: rule.override === null ? say('rulebook.nobody') : say(`post.${rule.override}`) }] : []),
    ...rule.parameters
      .filter((parameter) => parameter.kind !== 'none' || parameter.settings.length > 0 || rule.mayEdit)
      .map((parameter) => ({ label: say(`parameter.${id}.${parameter.parameter}`), value: <ParameterLine rule={rule} parameter={parameter} /> })),
    ...(severity === null || found === undefined ? [] : [{ label: say('found.title'), value: <Found found={found} rule={id} /> }]),
  ];
  return (
    <Section
      id={id} level={level} sheet
      title={<>{id} {say(`check.${id}.title`)}</>}
      actions={<Chip tone={severity === null ? 'quiet' : tones[severity]}>{say(severity === null ? 'rulebook.setting' : `rulebook.severity.${severity}`)}</Chip>}
    >
      {severity !== null && <p>{pattern(say(`check.${id}.says`))}</p>}
      <FactList facts={facts} />
      {severity !== null && canBeTried.includes(rule.group) && (
        <details onToggle={(event) => setTrying(event.currentTarget.open)}>
          <summary>{say('trial.title')}<span className="unseen"> {id}</span></summary>
          {trying && <Suspense fallback={null}><TryBox rule={id} /></Suspense>}
        </details>
      )}
    </Section>
  );
}

function ParameterLine({ rule, parameter }: { readonly rule: RuleView; readonly parameter: Parameter }) {
  const say = useSay(words);
  const today = useToday();
  const [setting, setSetting] = useState(false);
  const { current } = parameter;
  const waiting = parameter.settings.filter((row): row is Setting & { readonly id: string } => row.id !== null && row.status === 'unconfirmed' && (row.toOn === null || row.toOn >= today));
  const name = `${rule.id} ${say(`parameter.${rule.id}.${parameter.parameter}`)}`;
  return (
    <div>
      {current === null && say(parameter.kind === 'none' ? 'rulebook.usual' : 'rulebook.none')}
      {current !== null && (
        <>
          {parameter.kind !== 'none' && <span><RuleValue parameter={parameter} value={current.value} /></span>}{' '}
          {current.severity !== null && <span>{say(`rulebook.severity.${current.severity}`)} </span>}
          {current.profile !== 'central' && <span className="quiet">{say(`profile.${current.profile}`)} </span>}
          <Status setting={current} />
        </>
      )}
      <div className="actions">
        {rule.mayEdit && (
          <Button small kind="quiet" icon="edit" label={`${say('rulebook.set')} ${name}`} onClick={() => setSetting(true)}>{say('rulebook.set')}</Button>
        )}
        {rule.mayConfirm && waiting.map((row) => <Confirm key={row.id} rule={rule} setting={row} name={name} />)}
      </div>
      {parameter.settings.length > 1 && <History name={name} parameter={parameter} />}
      {setting && <SetDialog rule={rule} parameter={parameter} onClose={() => setSetting(false)} />}
    </div>
  );
}

function Confirm({ rule, setting, name }: { readonly rule: RuleView; readonly setting: Setting & { readonly id: string }; readonly name: string }) {
  const say = useSay(words);
  const confirm = useCommand(client.rulebook.confirm, { invalidate: [api.rulebook.key(), api.activity.key()] });
  return (
    <>
      <Button small busy={confirm.busy} label={say('rulebook.confirmTitle', { name })} onClick={() => void confirm.run({ rule: rule.id, id: setting.id, version: setting.version })}>
        {say('rulebook.confirm')}
      </Button>
      <FailureNotice failure={confirm.failure} />
    </>
  );
}

function History({ name, parameter }: { readonly name: string; readonly parameter: Parameter }) {
  const say = useSay(words);
  const format = useFormat();
  const days = (row: Setting): string => `${say('rulebook.since', { day: format.day(row.fromOn) })}${row.toOn === null ? '' : ` ${say('rulebook.until', { day: format.day(row.toOn) })}`}`;
  return (
    <details>
      <summary>{say('rulebook.history')}</summary>
      <Table
        caption={`${say('rulebook.history')} ${name}`} rows={parameter.settings.filter((row) => row.toOn === null || row.toOn >= row.fromOn)} rowKey={(row) => row.id ?? `${row.profile} ${row.fromOn}`}
        columns={[
          { key: 'days', title: say('rulebook.fromOn'), names: true, cell: days },
          { key: 'value', title: say('rulebook.value'), cell: (row) => <RuleValue parameter={parameter} value={row.value} /> },
          { key: 'source', title: say('rulebook.source'), cell: (row) => `${row.source}${row.article === null ? '' : ` ${row.article}`}` },
          { key: 'status', title: say('rulebook.status'), cell: (row) => <Status setting={row} /> },
        ]}
      />
    </details>
  );
}
