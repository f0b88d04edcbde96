import { readLines, linesOf } from '#features/attendance/parts/names.ts';
import { words as attendanceWords } from '#features/attendance/words.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import type { Brought, SharedView } from '#features/peer/contract.ts';
import { words } from '#features/peer/words-parts.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextArea, TextInput } from '#web/ui/inputs.tsx';
import { Section } from '#web/ui/section.tsx';
import { useState } from 'react';

/** Who of our side takes part: names and posts, and the numbers. */
export function OurAttendance({ view }: { readonly view: SharedView }) {
  const say = useSay(words);
  const [open, setOpen] = useState(false);
  return (
    <Section title={say('shared.attendance')} actions={<Button small icon="edit" why={view.allowed['peer.attend']} onClick={() => setOpen(true)}>{say('shared.attendance_edit')}</Button>}>
      <AttendanceRead attendance={view.brought.attendance} />
      {open && <AttendDialog view={view} onClose={() => setOpen(false)} />}
    </Section>
  );
}

export function AttendanceRead({ attendance }: { readonly attendance: Brought['attendance'] }) {
  const say = useSay(words);
  const sayAttendance = useSay(attendanceWords);
  if (attendance === null) return <p className="quiet">{say('shared.attendance_none')}</p>;
  const { counts, people } = attendance;
  return (
    <>
      <p>{say('shared.counts', { expected: counts.expected ?? '—', present: counts.present ?? '—' })}</p>
      {people.length > 0 && <p className="quiet">{people.map((one) => [one.name, one.post, one.state === 'present' ? null : sayAttendance(`attendance.state.${one.state}`)].filter(Boolean).join(' ')).join('、')}</p>}
    </>
  );
}

const numbers = ['expected', 'present', 'onLeave', 'absent'] as const;
const labels = { expected: 'shared.expected', present: 'shared.present', onLeave: 'shared.on_leave', absent: 'shared.absent' } as const;
const parsed = (text: string): number | null => (/^\d{1,6}$/.test(text.trim()) ? Number(text) : null);

function AttendDialog({ view, onClose }: { readonly view: SharedView; readonly onClose: () => void }) {
  const say = useSay(words);
  const sayAttendance = useSay(attendanceWords);
  const before = view.brought.attendance;
  const marks = { leave: sayAttendance('attendance.state.leave'), absent: sayAttendance('attendance.state.absent'), observer: sayAttendance('attendance.state.observer') };
  const [names, setNames] = useState(before === null ? '' : linesOf(before.people, marks));
  const [counts, setCounts] = useState<Readonly<Record<string, string>>>(Object.fromEntries(numbers.map((key) => [key, before?.counts[key] === null || before === null ? '' : String(before.counts[key])])));
  const attend = useCommand(client.peer.attend, { invalidate: [api.peer.key()], onDone: onClose });
  const of = (key: string): number | null => parsed(counts[key] ?? '');
  const send = (): void => void attend.run({ id: view.shared.id, people: readLines(names).map((line) => ({ ...line })), counts: { expected: of('expected'), present: of('present'), onLeave: of('onLeave'), absent: of('absent') }, countWords: null });
  return (
    <FormDialog title={say('shared.attendance_edit')} verb={say('shared.send')} onSend={send} onClose={onClose} busy={attend.busy} failure={attend.failure}>
      {numbers.map((key) => <Field key={key} label={say(labels[key])} optional><TextInput inputMode="numeric" size={5} value={counts[key] ?? ''} onChange={(text) => setCounts({ ...counts, [key]: text })} /></Field>)}
      <Field label={say('shared.people')} hint={say('shared.attendance_hint')} optional><TextArea rows={5} maxLength={20_000} value={names} onChange={setNames} /></Field>
    </FormDialog>
  );
}
