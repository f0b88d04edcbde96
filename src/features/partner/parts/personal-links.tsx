import type { ActivityView } from '#features/activity/contract.ts';
import { nameOfSide, type ActivityFacts } from '#features/activity/facts-plain.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { words } from '#features/partner/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { useState } from 'react';
import { MakeLink } from './make-link.tsx';

type Link = ActivityFacts['links'][number];

/** Who holds a link to this activity, until when, and how to end it. The links themselves are not kept anywhere. */
export function PersonalLinks({ view: { facts, allowed } }: { readonly view: ActivityView }) {
  const say = useSay(words);
  const format = useFormat();
  const [making, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<Link | null>(null);
  const insecure = globalThis.isSecureContext ? [] : [say('link.secure_only')];
  const sideOf = (link: Link): string => facts.sides.filter((side) => side.id === link.sideId).map(nameOfSide).join('');
  return (
    <Section
      title={say('link.title')} id="links"
      actions={<Button icon="link" why={[...(allowed['partner.make_link'] ?? []), ...insecure]} onClick={() => setMaking(true)}>{say('link.make')}</Button>}
    >
      <p className="hint">{say('link.lead')}</p>
      <Table
        caption={say('link.title')}
        rows={facts.links}
        rowKey={(link) => link.id}
        empty={<p className="quiet">{say('link.none')}</p>}
        columns={[
          { key: 'holder', title: say('link.holder'), names: true, cell: (link) => `${link.holderName}（${link.holderPost}）` },
          { key: 'side', title: say('link.side'), cell: sideOf },
          { key: 'until', title: say('link.until'), cell: (link) => format.instant(link.expiresAt) },
          { key: 'state', title: say('link.state'), cell: (link) => <LinkState link={link} /> },
          {
            key: 'doing', title: say('sign.doing'),
            cell: (link) => stateOf(link) === 'open' && (
              <Button small label={say('link.revoke_one', { name: link.holderName })} why={allowed['partner.revoke_link']} onClick={() => setRevoking(link)}>{say('link.revoke')}</Button>
            ),
          },
        ]}
      />
      {making && <MakeLink facts={facts} onClose={() => setMaking(false)} />}
      {revoking !== null && <RevokeLink activityId={facts.activity.id} link={revoking} onClose={() => setRevoking(null)} />}
    </Section>
  );
}

const stateOf = ({ revokedAt, expiresAt }: Link): 'open' | 'expired' | 'revoked' =>
  revokedAt !== null ? 'revoked' : Date.parse(expiresAt) <= Date.now() ? 'expired' : 'open';

function LinkState({ link }: { readonly link: Link }) {
  const say = useSay(words);
  const state = stateOf(link);
  return <Chip tone={state === 'open' ? 'active' : 'quiet'}>{say(`link.${state}`)}</Chip>;
}

function RevokeLink({ activityId, link, onClose }: { readonly activityId: string; readonly link: Link; readonly onClose: () => void }) {
  const say = useSay(words);
  const revoke = useCommand(client.partner.revokeLink, { invalidate: [api.activity.key()], onDone: onClose });
  return (
    <FormDialog
      title={say('link.revoke_one', { name: link.holderName })} verb={say('link.revoke')} danger busy={revoke.busy} failure={revoke.failure}
      onSend={() => void revoke.run({ id: activityId, linkId: link.id })} onClose={onClose}
    >
      <p>{say('link.revoke_sure')}</p>
    </FormDialog>
  );
}
