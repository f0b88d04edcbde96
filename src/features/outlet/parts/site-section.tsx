import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { sitePath } from '#features/outlet/facts-plain.ts';
import { words } from '#features/outlet/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextArea, TextInput } from '#web/ui/inputs.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { FactList, Section } from '#web/ui/section.tsx';
import type { InferContractRouterOutputs } from '@orpc/contract';
import type { contract } from '#features/contracts.ts';
import { useState } from 'react';

type List = InferContractRouterOutputs<typeof contract>['outlet']['list'];

/** The office's own page: whether it is on, where, and the switch with its reason. */
export function SiteSection({ list: { site, baseUrl, baseUrlKnown, allowed } }: { readonly list: List }) {
  const say = useSay(words);
  const format = useFormat();
  const [turning, setTurning] = useState(false);
  const open = site?.open === true;
  const address = site === null ? null : `${baseUrl}${sitePath(site.key)}`;
  return (
    <Section
      sheet title={<>{say('outlet.site')} <Chip tone={open ? 'done' : 'plain'}>{say(open ? 'outlet.site_on' : 'outlet.site_off')}</Chip></>}
      actions={<Button why={allowed[open ? 'outlet.close_site' : 'outlet.open_site']} onClick={() => setTurning(true)}>{say(open ? 'outlet.close_site' : 'outlet.open_site')}</Button>}
    >
      <p className="hint">{say('outlet.site_hint')}</p>
      {!baseUrlKnown && <Notice kind="warn"><p>{say('outlet.base_unknown', { baseUrl })}</p></Notice>}
      {site !== null && (
        <FactList facts={[
          { label: say('outlet.site_address'), value: open ? <a href={sitePath(site.key)} target="_blank" rel="noreferrer" className="address">{address}</a> : address },
          { label: say('outlet.published_count'), value: site.published },
          { label: say('outlet.site_why'), value: say('outlet.site_changed', { name: site.changedBy, day: format.day(site.changedOn), reason: site.reason }) },
        ]} />
      )}
      {turning && (open ? <Close onClose={() => setTurning(false)} /> : <Open known={site?.key ?? ''} fixed={(site?.published ?? 0) > 0} onClose={() => setTurning(false)} />)}
    </Section>
  );
}

const invalidate = [api.outlet.key()];

function Open({ known, fixed, onClose }: { readonly known: string; readonly fixed: boolean; readonly onClose: () => void }) {
  const say = useSay(words);
  const [key, setKey] = useState(known);
  const [reason, setReason] = useState('');
  const command = useCommand(client.outlet.openSite, { invalidate, onDone: onClose });
  const found = (field: string) => (command.failure?.findings ?? []).filter((finding) => finding.field === field);
  const beside = found('key').length + found('reason').length > 0;
  return (
    <FormDialog title={say('outlet.open_site')} verb={say('outlet.open_site')} onSend={() => void command.run({ key, reason })} onClose={onClose} busy={command.busy} failure={beside ? null : command.failure}>
      <Field label={say('outlet.key')} hint={say('outlet.key_hint')} findings={found('key')}>
        <TextInput value={key} maxLength={30} readOnly={fixed} size={16} onChange={setKey} />
      </Field>
      <Field label={say('outlet.site_why')} findings={found('reason')}>
        <TextArea value={reason} rows={2} maxLength={500} onChange={setReason} />
      </Field>
    </FormDialog>
  );
}

function Close({ onClose }: { readonly onClose: () => void }) {
  const say = useSay(words);
  const [reason, setReason] = useState('');
  const command = useCommand(client.outlet.closeSite, { invalidate, onDone: onClose });
  return (
    <FormDialog title={say('outlet.close_site')} verb={say('outlet.close_site')} danger onSend={() => void command.run({ reason })} onClose={onClose} busy={command.busy} failure={command.failure}>
      <p>{say('outlet.close_sure')}</p>
      <Field label={say('outlet.site_why')}>
        <TextArea value={reason} rows={2} maxLength={500} onChange={setReason} />
      </Field>
    </FormDialog>
  );
}
