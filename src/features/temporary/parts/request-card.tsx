import type { RequestRow } from '#features/temporary/contract.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { words } from '#features/temporary/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextArea, TextInput } from '#web/ui/inputs.tsx';
import { FileLink, TextLink } from '#web/ui/link.tsx';
import { FailureNotice, Notice } from '#web/ui/notice.tsx';
import { useState } from 'react';

const invalidate = [api.temporary.key(), api.org.key(), api.project.key()];
const tones = { asked: 'warn', returned: 'warn', approved: 'done', withdrawn: 'quiet' } as const;
interface Props {
  readonly row: RequestRow;
  readonly onRevise: () => void;
}

/** One request with its papers, what was said to it, and what may be done with it now. */
export function RequestCard({ row, onRevise }: Props) {
  const say = useSay(words);
  const format = useFormat();
  const [asked, setAsked] = useState<'approve' | 'giveBack' | null>(null);
  const withdraw = useCommand(client.temporary.withdraw, { invalidate });
  const { id, version, state, allowed } = row;
  const none = (verb: string): boolean => allowed[verb]?.length === 0;
  const paper = (key: 'request' | 'reply', format_: 'docx' | 'pdf') => (
    <FileLink icon={format_ === 'pdf' ? 'file' : 'download'} href={links.temporaryPaper(id, key, format_)} label={say('temporary.download', { name: `${say(`temporary.paper.${key}`)} ${format_}` })}>{`${say(`temporary.paper.${key}`)} .${format_}`}</FileLink>
  );
  return (
    <li className="thing">
      <div className="thing-what">
        <strong>{row.name}</strong> <Chip>{say(`temporary.kind.${row.kind}`)}</Chip> <Chip tone={tones[state]}>{say(`temporary.state.${state}`)}</Chip>
        <p>{format.days(row.startOn, row.plannedEnd)} · {row.leaders.map(({ name, role }) => `${say(`temporary.role.${role}`)} ${name}`).join('、')}{row.members.length > 0 && ` · ${row.members.map(({ name }) => name).join('、')}`}</p>
        <p className="said-words">{row.reason}</p>
        <p className="quiet">{say('temporary.by', { name: row.proposerName, on: format.day(row.askedOn) })}{row.decidedName !== null && ` · ${say('temporary.decided', { name: row.decidedName, on: format.day(row.decidedOn) })}`}{row.approvalNo !== null && ` · ${row.approvalNo}`}</p>
        {row.comment !== null && state === 'returned' && <Notice kind="warn">{row.comment}</Notice>}
        <p className="actions">{paper('request', 'docx')} {paper('request', 'pdf')} {state === 'approved' && <>{paper('reply', 'docx')} {paper('reply', 'pdf')}</>} {row.branchId !== null && <TextLink to={links.branch(row.branchId)}>{say('temporary.openBranch')}</TextLink>}</p>
        {state === 'asked' && (
          <div className="actions">
            <Button kind="primary" why={allowed['temporary.approve']} onClick={() => setAsked('approve')}>{say('temporary.approve')}</Button>
            <Button why={allowed['temporary.give_back']} onClick={() => setAsked('giveBack')}>{say('temporary.giveBack')}</Button>
            {none('temporary.withdraw') && <Button kind="quiet" busy={withdraw.busy} onClick={() => void withdraw.run({ id, version })}>{say('temporary.withdraw')}</Button>}
          </div>
        )}
        {state === 'returned' && (
          <div className="actions">
            <Button kind="primary" why={allowed['temporary.revise']} onClick={onRevise}>{say('temporary.revise')}</Button>
            {none('temporary.withdraw') && <Button kind="quiet" busy={withdraw.busy} onClick={() => void withdraw.run({ id, version })}>{say('temporary.withdraw')}</Button>}
          </div>
        )}
        <FailureNotice failure={withdraw.failure} />
      </div>
      {asked === 'approve' && <ApproveDialog row={row} onClose={() => setAsked(null)} />}
      {asked === 'giveBack' && <GiveBackDialog row={row} onClose={() => setAsked(null)} />}
    </li>
  );
}

function ApproveDialog({ row: { id, version, kind, name }, onClose }: { readonly row: RequestRow; readonly onClose: () => void }) {
  const say = useSay(words);
  const [approvalNo, setApprovalNo] = useState('');
  const [approvedBy, setApprovedBy] = useState('机关党委');
  const approve = useCommand(client.temporary.approve, { invalidate, onDone: onClose });
  return (
    <FormDialog title={`${say('temporary.approve')}：${name}`} verb={say('temporary.approve')} busy={approve.busy} failure={approve.failure} onClose={onClose} onSend={() => void approve.run({ id, version, approvalNo, approvedBy })}>
      <p className="quiet">{say(kind === 'group' ? 'temporary.groupHint' : 'temporary.approveHint')}</p>
      <Field label={say('temporary.field.approvalNo')}><TextInput value={approvalNo} maxLength={100} onChange={setApprovalNo} /></Field>
      <Field label={say('temporary.field.approvedBy')}><TextInput value={approvedBy} maxLength={100} onChange={setApprovedBy} /></Field>
    </FormDialog>
  );
}

function GiveBackDialog({ row: { id, version, name }, onClose }: { readonly row: RequestRow; readonly onClose: () => void }) {
  const say = useSay(words);
  const [comment, setComment] = useState('');
  const giveBack = useCommand(client.temporary.giveBack, { invalidate, onDone: onClose });
  return (
    <FormDialog title={`${say('temporary.giveBack')}：${name}`} verb={say('temporary.giveBack')} busy={giveBack.busy} failure={giveBack.failure} onClose={onClose} onSend={() => void giveBack.run({ id, version, comment })}>
      <Field label={say('temporary.field.comment')}><TextArea value={comment} rows={3} maxLength={1000} onChange={setComment} /></Field>
    </FormDialog>
  );
}
