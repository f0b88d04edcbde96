import type { SameProposal } from '#features/unit/contract.ts';
import { MergeDialog } from '#features/unit/parts/merge-dialog.tsx';
import { useUnitWords } from '#features/unit/parts/unit-words.ts';
import { words } from '#features/unit/words.ts';
import type { Finding } from '#shared/finding.ts';
import { useSearch } from '#web/address.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { Page } from '#web/frame/page.tsx';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { Pager } from '#web/ui/pager.tsx';
import { Actions, Section } from '#web/ui/section.tsx';
import { Empty, Loaded } from '#web/ui/states.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

/** Pairs of units that may be the same: their names, why, what each has; a person says whether they are. */
export function SameUnitsPage() {
  const say = useSay(words);
  const { search } = useSearch();
  const after = search['after'];
  const list = useQuery(api.unit.same.queryOptions({ input: after ? { after } : {} }));
  return (
    <Page title={say('unit.same.title')} back={{ to: links.partners(), label: say('unit.title') }}>
      <p className="hint calm-line">{say('unit.same.lead')}</p>
      <Loaded from={list}>
        {({ rows, next, allowed }) => (
          <>
            {rows.length === 0 && <Empty title={say('unit.same.none')} />}
            {rows.map((row) => <Pair key={row.units.map((unit) => unit.id).join()} row={row} allowed={allowed} />)}
            <Pager next={next === null ? null : links.sameUnits({ after: next })} first={after ? links.sameUnits() : null} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Pair({ row: { units, reasons }, allowed }: { readonly row: SameProposal; readonly allowed: Readonly<Record<string, readonly Finding[]>> }) {
  const say = useSay(words);
  const [merging, setMerging] = useState(false);
  const apart = useCommand(client.unit.distinct, { invalidate: [api.unit.key()] });
  const [one, other] = units;
  const names = { one: one.name, other: other.name };
  const told = (speaksFor: boolean): string => reasons.filter((each) => each.for === speaksFor).map((each) => say(`unit.reason.${each.reason}`, { one: each.one, other: each.other })).join(say('unit.same.and'));
  const against = told(false);
  return (
    <Section title={say('unit.same.both', names)} sheet>
      <ul className="pair">{units.map((unit) => <Candidate key={unit.id} unit={unit} />)}</ul>
      <dl className="pair-why">
        <div><dt>{say('unit.same.why')}</dt><dd>{told(true)}</dd></div>
        {against !== '' && <div><dt>{say('unit.same.against')}</dt><dd>{against}</dd></div>}
      </dl>
      <FailureNotice failure={apart.failure} />
      <Actions>
        <Button why={allowed['unit.merge']} label={say('unit.same.merge_pair', names)} onClick={() => setMerging(true)}>{say('unit.same.merge')}</Button>
        <Button kind="quiet" busy={apart.busy} why={allowed['unit.distinct']} label={say('unit.same.apart_pair', names)} onClick={() => void apart.run({ id: one.id, otherId: other.id })}>
          {say('unit.same.apart')}
        </Button>
      </Actions>
      {merging && <MergeDialog units={units} onClose={() => setMerging(false)} />}
    </Section>
  );
}

function Candidate({ unit }: { readonly unit: SameProposal['units'][number] }) {
  const say = useSay(words);
  const says = useUnitWords();
  return (
    <li>
      <TextLink to={links.partner(unit.id)}>{unit.name}</TextLink>
      {unit.aliases.length > 0 && <p className="quiet">{say('unit.aliases')}：{unit.aliases.join('、')}</p>}
      <p className="quiet">{[says.kind(unit.kind), says.industry(unit.industry), says.region(unit.region)].join(' · ')}</p>
      <p>{say('unit.same.has', { activities: unit.activities, branches: unit.branches })}</p>
    </li>
  );
}
