import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { TheLink } from '#features/partner/parts/make-link.tsx';
import { newLinkSecret } from '#features/partner/parts/link-secret.ts';
import { words as partner } from '#features/partner/words.ts';
import type { LinksView } from '#features/place/contract.ts';
import { UnitAccounts } from '#features/place/parts/unit-accounts.tsx';
import { placePolicy } from '#features/place/policy.ts';
import { words } from '#features/place/words.ts';
import { useUnitWords } from '#features/unit/parts/unit-words.ts';
import { whoMay } from '#shared/policy.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { apart, beside } from '#web/failure.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { useSession } from '#web/session.tsx';
import { Button } from '#web/ui/button.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { ReasonDialog } from '#web/ui/dialog.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextInput } from '#web/ui/inputs.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { Actions, FactList, Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

type Link = LinksView['rows'][number];

/** Who holds a link to a partner's place, and what the partner says of itself. Not shown to whoever may not read it. */
export function PlaceLinks({ unitId }: { readonly unitId: string }) {
  const say = useSay(words);
  const sayLink = useSay(partner);
  const format = useFormat();
  const [asked, setAsked] = useState<'make' | Link | null>(null);
  const { posts } = useSession();
  const reads = whoMay(placePolicy, 'place.links').who;
  // Nobody is shown a question refused.
  const view = useQuery({ ...api.place.links.queryOptions({ input: { unitId } }), enabled: posts.some(({ post }) => reads.includes(post)) });
  if (view.data === undefined) return null;
  const { rows, accounts, proposal, allowed } = view.data;
  const close = (): void => setAsked(null);
  const make = [...(allowed['place.make_link'] ?? []).map((one) => one), ...(globalThis.isSecureContext ? [] : [sayLink('link.secure_only')])];
  const stateOf = ({ revokedAt, expiresAt }: Link): 'open' | 'expired' | 'revoked' => (revokedAt !== null ? 'revoked' : Date.parse(expiresAt) <= Date.now() ? 'expired' : 'open');
  return (
    <>
      <Section title={say('place.links')} actions={<Button icon="plus" why={make} onClick={() => setAsked('make')}>{say('place.make')}</Button>}>
        <p className="hint">{say('place.links_lead')}</p>
        {proposal !== null && <Proposed unitId={unitId} proposal={proposal} />}
        <Table
          caption={say('place.links')} rows={rows} rowKey={(row) => row.id} empty={<p className="quiet">{say('place.links_none')}</p>}
          columns={[
            { key: 'holder', title: sayLink('link.holder'), names: true, cell: (row) => `${row.holderName}（${row.holderPost}）` }, { key: 'until', title: sayLink('link.until'), cell: (row) => format.instant(row.expiresAt) },
            { key: 'by', title: say('place.made_by'), cell: (row) => row.createdName }, { key: 'state', title: sayLink('link.state'), cell: (row) => <Chip tone={stateOf(row) === 'open' ? 'active' : 'quiet'}>{sayLink(`link.${stateOf(row)}`)}</Chip> },
            { key: 'doing', title: sayLink('sign.doing'), cell: (row) => stateOf(row) === 'open' && <Button small why={allowed['place.revoke_link']} label={sayLink('link.revoke_one', { name: row.holderName })} onClick={() => setAsked(row)}>{sayLink('link.revoke')}</Button> },
          ]}
        />
        {asked === 'make' && <MakePlaceLink unitId={unitId} onClose={close} />}
        {asked !== null && asked !== 'make' && <Revoke unitId={unitId} link={asked} onClose={close} />}
      </Section>
      <UnitAccounts unitId={unitId} rows={accounts} allowed={allowed} />
    </>
  );
}

const told = { invalidate: [api.place.key(), api.unit.key()] };

function MakePlaceLink({ unitId, onClose }: { readonly unitId: string; readonly onClose: () => void }) {
  const say = useSay(partner);
  const sayPlace = useSay(words);
  const [holderName, setName] = useState('');
  const [holderPost, setPost] = useState('');
  const [days, setDays] = useState('');
  const [address, setAddress] = useState<string | null>(null);
  const make = useCommand(client.place.makeLink, told);
  const send = async (): Promise<void> => {
    const { secret, secretHash } = await newLinkSecret();
    const made = await make.run({ unitId, holderName, holderPost, secretHash, days: days.trim() === '' ? null : Number(days) });
    if (made !== null) setAddress(`${location.origin}${links.partnerPage(secret)}`);
  };
  if (address !== null) return <TheLink name={holderName} address={address} onClose={onClose} />;
  return (
    <FormDialog title={sayPlace('place.make')} verb={say('link.make')} busy={make.busy} failure={apart(make.failure, 'holderName', 'holderPost', 'days')} onSend={() => void send()} onClose={onClose}>
      <Field label={say('link.name')} findings={beside(make.failure, 'holderName')}><TextInput value={holderName} maxLength={50} size={12} autoComplete="off" onChange={setName} /></Field>
      <Field label={say('link.post')} findings={beside(make.failure, 'holderPost')}><TextInput value={holderPost} maxLength={50} size={12} autoComplete="off" onChange={setPost} /></Field>
      <Field label={say('link.days')} hint={say('link.days_hint')} optional findings={beside(make.failure, 'days')}><TextInput type="number" value={days} size={6} inputMode="numeric" onChange={setDays} /></Field>
    </FormDialog>
  );
}

function Revoke({ unitId, link, onClose }: { readonly unitId: string; readonly link: Link; readonly onClose: () => void }) {
  const say = useSay(partner);
  const revoke = useCommand(client.place.revokeLink, { ...told, onDone: onClose });
  return (
    <FormDialog title={say('link.revoke_one', { name: link.holderName })} verb={say('link.revoke')} danger busy={revoke.busy} failure={revoke.failure} onSend={() => void revoke.run({ unitId, linkId: link.id })} onClose={onClose}>
      <p>{say('link.revoke_sure')}</p>
    </FormDialog>
  );
}

function Proposed({ unitId, proposal }: { readonly unitId: string; readonly proposal: NonNullable<LinksView['proposal']> }) {
  const say = useSay(words);
  const says = useUnitWords();
  const format = useFormat();
  const [refusing, setRefusing] = useState(false);
  const decide = useCommand(client.place.decideFacts, { ...told, onDone: () => setRefusing(false) });
  const send = (decision: 'accept' | 'refuse', note: string | null): void => void decide.run({ unitId, proposalId: proposal.id, version: proposal.version, decision, note });
  return (
    <Section title={say('place.proposed_title')} level={3} sheet>
      <FactList
        facts={[
          { label: say('place.unit_name'), value: proposal.name }, { label: say('place.industry'), value: proposal.industry === null ? say('place.unknown') : says.industry(proposal.industry) },
          { label: say('place.region'), value: proposal.regionWords ?? say('place.unknown') }, { label: say('place.field'), value: proposal.field ?? say('place.unknown') },
          { label: say('place.contact'), value: [proposal.contactName, proposal.contactPost].filter(Boolean).join(' ') || say('place.unknown') }, ...(proposal.note === null ? [] : [{ label: say('place.note'), value: proposal.note }]),
        ]}
      />
      <p className="quiet">{say('place.proposed_by', { name: proposal.byName, post: proposal.byPost, at: format.instant(proposal.at) })}</p>
      {!refusing && <FailureNotice failure={decide.failure} />}
      <Actions>
        <Button kind="primary" busy={decide.busy} onClick={() => send('accept', null)}>{say('place.accept')}</Button>
        <Button onClick={() => setRefusing(true)}>{say('place.refuse')}</Button>
      </Actions>
      {refusing && <ReasonDialog open title={say('place.refuse')} verb={say('place.refuse')} label={say('place.refuse_why')} busy={decide.busy} onClose={() => setRefusing(false)} onGiven={(note) => send('refuse', note)}><FailureNotice failure={decide.failure} /></ReasonDialog>}
    </Section>
  );
}
