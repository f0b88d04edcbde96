import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import type { ProjectView } from '#features/project/contract.ts';
import { words } from '#features/project/words.ts';
import { UnitPicker } from '#features/unit/parts/unit-picker.tsx';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { Day } from '#web/ui/chips.tsx';
import { Field } from '#web/ui/field.tsx';
import { DateInput } from '#web/ui/inputs.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { useState } from 'react';

const invalidate = [api.project.key(), api.unit.key()];
interface Props {
  readonly projectId: string;
  readonly auditees: NonNullable<ProjectView['auditees']>;
}

/** The restricted references of a project: sent by the server to the discipline post only. */
export function Auditees({ projectId, auditees }: Props) {
  const say = useSay(words);
  const [adding, setAdding] = useState(false);
  const remove = useCommand(client.project.removeAuditee, { invalidate });
  return (
    <Section title={say('project.auditees')} sheet actions={<Button icon="lock" onClick={() => setAdding(true)}>{say('project.setAuditee')}</Button>}>
      <p className="quiet">{say('project.auditeesHint')}</p>
      <Table
        caption={say('project.auditees')}
        rows={auditees}
        rowKey={(row) => row.id}
        empty={<p className="quiet">{say('project.noAuditees')}</p>}
        columns={[
          { key: 'unit', title: say('project.auditee'), names: true, cell: (row) => <TextLink to={links.partner(row.unitId)}>{row.unitName}</TextLink> },
          { key: 'notice', title: say('project.noticeOn'), cell: (row) => <Day day={row.noticeOn} /> },
          { key: 'end', title: say('project.auditEndOn'), cell: (row) => <Day day={row.auditEndOn} /> },
          {
            key: 'remove', title: say('project.doing'), end: true,
            cell: (row) => (
              <Button small kind="quiet" busy={remove.busy} label={`${say('project.removeAuditee')}：${row.unitName}`} onClick={() => void remove.run({ id: projectId, unitId: row.unitId })}>
                {say('project.removeAuditee')}
              </Button>
            ),
          },
        ]}
      />
      <FailureNotice failure={remove.failure} />
      {adding && <AuditeeDialog projectId={projectId} onClose={() => setAdding(false)} />}
    </Section>
  );
}

function AuditeeDialog({ projectId, onClose }: { readonly projectId: string; readonly onClose: () => void }) {
  const say = useSay(words);
  const [unit, setUnit] = useState<{ id: string; name: string } | null>(null);
  const [noticeOn, setNoticeOn] = useState('');
  const [auditEndOn, setAuditEndOn] = useState('');
  const command = useCommand(client.project.setAuditee, { invalidate, onDone: onClose });
  const send = (): void => void command.run({ id: projectId, unitId: unit?.id ?? '', noticeOn: noticeOn || null, auditEndOn: auditEndOn || null });
  return (
    <FormDialog title={say('project.setAuditee')} verb={say('project.setAuditee')} onSend={send} onClose={onClose} busy={command.busy} failure={command.failure}>
      <p className="quiet">{say('project.auditeesHint')}</p>
      <UnitPicker label={say('project.auditee')} picked={unit} onChange={setUnit} />
      <Field label={say('project.noticeOn')} optional>
        <DateInput value={noticeOn} onChange={setNoticeOn} />
      </Field>
      <Field label={say('project.auditEndOn')} optional>
        <DateInput value={auditEndOn} min={noticeOn} onChange={setAuditEndOn} />
      </Field>
    </FormDialog>
  );
}
