import { OffersSection } from '#features/offer/parts/offers.tsx';
import { PairingsSection } from '#features/pairing/parts/pairings-section.tsx';
import { PlaceLinks } from '#features/place/parts/place-links.tsx';
import type { UnitView } from '#features/unit/contract.ts';
import { ContactLog, Liaisons } from '#features/unit/parts/contacts.tsx';
import { UnitActivities, UnitEffects, UnitProblems } from '#features/unit/parts/unit-lists.tsx';
import { Merges } from '#features/unit/parts/merges.tsx';
import { MergeWithDialog } from '#features/unit/parts/merge-dialog.tsx';
import { UnitBranchDialog, UnitDialog } from '#features/unit/parts/unit-dialogs.tsx';
import { useUnitWords } from '#features/unit/parts/unit-words.ts';
import { words } from '#features/unit/words.ts';
import { words as contactWords } from '#features/unit/words-contact.ts';
import { useGo, useParam } from '#web/address.ts';
import { api } from '#web/client.ts';
import { Page } from '#web/frame/page.tsx';
import { useFormat, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { FactList, Section } from '#web/ui/section.tsx';
import { Loaded } from '#web/ui/states.tsx';
import { Table } from '#web/ui/table.tsx';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

type Asked = { readonly kind: 'edit' | 'merge' } | { readonly kind: 'branch'; readonly branch: UnitView['branches'][number] | null };

/** One partner: what it is, its branches; every activity, agreement, problem and verified effect with it that the reader may see; the contact log. */
export function PartnerPage() {
  const say = useSay(words);
  const id = useParam('id');
  const go = useGo();
  const view = useQuery(api.unit.one.queryOptions({ input: { id } }));
  // The address of one that was merged leads on to the one that was kept.
  const now = view.data?.unit.id;
  useEffect(() => {
    if (now !== undefined && now !== id) go(links.partner(now), { replace: true });
  }, [now, id, go]);
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = (): void => setAsked(null);
  const back = { to: links.partners(), label: say('unit.title') };
  if (view.data === undefined) return <Page title={say('unit.title')} back={back}><Loaded from={view}>{() => null}</Loaded></Page>;
  const { unit, branches, merges, allowed } = view.data;
  const edit = (
    <>
      <Button icon="edit" why={allowed['unit.edit']} onClick={() => setAsked({ kind: 'edit' })}>{say('unit.edit')}</Button>
      <Button kind="quiet" why={allowed['unit.merge']} onClick={() => setAsked({ kind: 'merge' })}>{say('unit.same.here')}</Button>
    </>
  );
  const addBranch = <Button icon="plus" why={allowed['unit.add_branch']} onClick={() => setAsked({ kind: 'branch', branch: null })}>{say('unit.addBranch')}</Button>;
  return (
    <Page title={unit.name} back={back} actions={edit} lead={unit.inAudit && <Chip tone="warn">{say('unit.inAudit')}</Chip>}>
      {unit.inAudit && <Notice kind="warn">{say('unit.inAuditHint')}</Notice>}
      <Section title={say('unit.facts')} sheet><UnitFacts view={view.data} /><AsItCame rows={view.data.imported} /></Section>
      <Section title={say('unit.branches')} actions={addBranch}>
        <Table
          caption={say('unit.branches')}
          rows={branches}
          rowKey={(row) => row.id}
          empty={<p className="quiet">{say('unit.noBranches')}</p>}
          columns={[
            { key: 'name', title: say('unit.branchName'), names: true, cell: (row) => <>{row.name} {row.from !== null && <span className="quiet">{say('unit.from', { name: row.from })}</span>}</> },
            {
              key: 'edit', title: say('unit.doing'), end: true,
              cell: (row) => <Button small kind="quiet" why={allowed['unit.edit_branch']} label={say('unit.editBranchOf', { name: row.name })} onClick={() => setAsked({ kind: 'branch', branch: row })}>{say('unit.editBranch')}</Button>,
            },
          ]}
        />
      </Section>
      <Liaisons view={view.data} />
      <PairingsSection unit={unit} />
      <OffersSection unitId={unit.id} />
      <PlaceLinks unitId={unit.id} />
      <UnitActivities unitId={unit.id} />
      <UnitProblems unitId={unit.id} />
      <UnitEffects unitId={unit.id} />
      <ContactLog view={view.data} />
      <Merges unitId={unit.id} merges={merges} why={allowed['unit.unmerge']} />
      {asked?.kind === 'merge' && <MergeWithDialog unit={unit} onClose={close} onMerged={(kept) => kept !== unit.id && go(links.partner(kept))} />}
      {asked?.kind === 'edit' && <UnitDialog unit={unit} onClose={close} />}
      {asked?.kind === 'branch' && <UnitBranchDialog unitId={unit.id} branch={asked.branch} onClose={close} />}
    </Page>
  );
}

/** Rows of sheets, to the letter, without the columns of private numbers. */
function AsItCame({ rows }: { readonly rows: UnitView['imported'] }) {
  const say = useSay(contactWords);
  const format = useFormat();
  if (rows.length === 0) return null;
  return (
    <details>
      <summary>{say('unit.imported')}</summary>
      {rows.map(({ id, name, at, original }) => (
        <div key={id}>
          <p className="quiet">{say('unit.imported_with', { name, at: format.instant(at) })}</p>
          <FactList facts={Object.entries(original).map(([label, value]) => ({ label, value: String(value) }))} />
        </div>
      ))}
    </details>
  );
}

function UnitFacts({ view: { unit, auditState } }: { readonly view: UnitView }) {
  const say = useSay(words);
  const says = useUnitWords();
  const frontLine = unit.frontLine === null ? say('unit.unknown') : say(unit.frontLine ? 'unit.yes' : 'unit.no');
  return (
    <FactList
      facts={[
        { label: say('unit.kind'), value: says.kind(unit.kind) },
        { label: say('unit.industry'), value: says.industry(unit.industry) },
        { label: say('unit.region'), value: unit.place ?? says.region(null) },
        { label: say('unit.field'), value: unit.field ?? say('unit.unknown') },
        { label: say('unit.frontLine'), value: frontLine },
        ...(unit.aliases.length > 0 ? [{ label: say('unit.aliases'), value: unit.aliases.join('、') }] : []),
        ...(unit.note ? [{ label: say('unit.note'), value: unit.note }] : []),
        ...(auditState === null ? [] : [{ label: say('unit.auditState'), value: say(`unit.audit.${auditState}`) }]),
      ]}
    />
  );
}
