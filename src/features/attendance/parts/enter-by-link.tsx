import { words } from '#features/attendance/words.ts';
import type { PartnerPage } from '#features/partner/contract-page.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextArea, TextInput } from '#web/ui/inputs.tsx';
import { FailureNotice, Notice } from '#web/ui/notice.tsx';
import { Actions, Section } from '#web/ui/section.tsx';
import { useState } from 'react';

/** One name a line; after it, where it is said, the post, and 请假 or 缺席 for who did not come. */
const states = { 请假: 'leave', 缺席: 'absent', 列席: 'observer', 請假: 'leave', leave: 'leave', absent: 'absent', observer: 'observer' } as const;
type Person = PartnerPage['attendance']['people'][number];
export function readNames(text: string): Person[] {
  return text.split('\n').map((line) => line.trim().split(/[\s,，、]+/u)).filter(([name]) => (name ?? '') !== '').map(([name = '', ...more]) => {
    const state = more.map((word) => states[word as keyof typeof states]).find((one) => one !== undefined) ?? 'present';
    return { name, post: more.filter((word) => !(word in states)).join(' ') || null, state };
  });
}
const wordOf = (state: Person['state']): string => Object.entries(states).find(([, one]) => one === state)?.[0] ?? '';
export const writeNames = (people: readonly Person[]): string => people.map(({ name, post, state }) => [name, post, wordOf(state)].filter(Boolean).join(' ')).join('\n');

/** The side's own list of who came, by its own hand. */
export function EnterByLink({ page: { id, attendance } }: { readonly page: PartnerPage }) {
  const say = useSay(words);
  const [names, setNames] = useState(writeNames(attendance.people));
  const [expected, setExpected] = useState(String(attendance.counts.expected ?? ''));
  const [present, setPresent] = useState(String(attendance.counts.present ?? ''));
  const [done, setDone] = useState(false);
  const send = useCommand(client.attendance.enterByLink, { offline: 'attendance.enterByLink', invalidate: [api.partner.key()], onDone: () => setDone(true) });
  const number = (text: string): number | null => (text.trim() === '' ? null : Number(text));
  const go = (): void => {
    setDone(false);
    void send.run({ id, version: attendance.version, people: readNames(names), counts: { expected: number(expected), present: number(present), onLeave: null, absent: null } });
  };
  return (
    <Section title={say('attendance.theirs')} sheet>
      <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); go(); }}>
        <Field label={say('attendance.theirs_expected')} optional><TextInput type="number" size={6} inputMode="numeric" value={expected} onChange={setExpected} /></Field>
        <Field label={say('attendance.theirs_present')} optional><TextInput type="number" size={6} inputMode="numeric" value={present} onChange={setPresent} /></Field>
        <Field label={say('attendance.theirs_names')} hint={say('attendance.theirs_hint')} optional><TextArea rows={5} maxLength={10_000} value={names} onChange={setNames} /></Field>
        <FailureNotice failure={send.failure} />
        {done && <Notice kind="done" title={say('attendance.theirs_kept')} />}
        <Actions><Button type="submit" busy={send.busy}>{say('attendance.theirs_send')}</Button></Actions>
      </form>
    </Section>
  );
}
