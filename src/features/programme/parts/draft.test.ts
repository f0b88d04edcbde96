import { describe, expect, test } from 'vitest';
import { programmeSchema } from '#features/activity/facts.ts';
import { exampleFacts, exampleProgramme } from '#features/activity/fixtures.ts';
import { clashes, draftOf, emptyItem, emptyStop, emptyTask, lacking, nextSession, raised, statedOf, typedOf, type Draft, type DraftSession } from './draft.ts';

const whole: Draft = exampleProgramme;
const [example] = whole.sessions;
if (example === undefined) throw new Error('the example has a session');
const draft = (session: Partial<DraftSession>, more: Partial<Draft> = {}): Draft => ({ sessions: [{ ...example, ...session }], tasks: [], ...more });
const fields = (typing: Draft): string[] => lacking(typing).map((finding) => `${finding.check} ${finding.field}`);

test('what is stored comes back unchanged', () => {
  expect(typedOf(whole)).toEqual(exampleProgramme);
  expect(draftOf(exampleFacts())).toMatchObject(whole);
  expect(draftOf(exampleFacts({ activity: { programme: null } }))).toMatchObject({ sessions: [], tasks: [] });
});

describe('while something is lacking nothing can be sent', () => {
  test.each([
    ['no day', draft({ day: '' }), ['need.session_day sessions.0.day']],
    ['no times', draft({ from: '', to: '' }), ['need.session_time sessions.0.from', 'need.session_time sessions.0.to']],
    ['a blank place', draft({ place: '  ' }), ['need.session_place sessions.0.place']],
    ['an item without minutes', draft({ agenda: [{ ...emptyItem, title: '学习' }] }), ['need.agenda_minutes sessions.0.agenda.0.minutes']],
    ['no minutes at all', draft({ agenda: [{ ...emptyItem, title: '学习', minutes: 0 }] }), ['need.agenda_minutes sessions.0.agenda.0.minutes']],
    ['minutes without an item', draft({ agenda: [{ ...emptyItem, minutes: 10 }] }), ['need.agenda_title sessions.0.agenda.0.title']],
    ['a task with only an owner', draft({}, { tasks: [{ ...emptyTask, owner: '甲' }] }), ['need.task_what tasks.0.what']],
  ])('%s', (_, typing, expected) => {
    expect(fields(typing)).toEqual(expected);
    expect(typedOf(typing)).toBeNull();
  });
});

test('lines nobody wrote into are left out, and what is sent fits the contract', () => {
  const typing = draft({ agenda: [emptyItem, { ...emptyItem, title: '学习', minutes: 30 }], stops: [emptyStop] }, { tasks: [emptyTask] });
  const programme = typedOf(typing);
  expect(programme).toMatchObject({ sessions: [{ stops: [], agenda: [{ title: '学习', minutes: 30 }] }], tasks: [] });
  expect(programmeSchema.safeParse(programme).success).toBe(true);
  expect(statedOf({ ...exampleFacts().activity.declarations, gifts: [{ direction: 'in', what: ' ' }] }).gifts).toEqual([]);
});

describe('clashes are found while typing', () => {
  const item = (minutes: number | null) => [{ ...emptyItem, title: '学习', minutes }];
  test.each([
    ['fits', draft({ from: '09:00', to: '10:00', agenda: item(60) }), []],
    ['one minute too long', draft({ from: '09:00', to: '10:00', agenda: item(61) }), ['need.agenda_fits']],
    ['ends as it begins', draft({ from: '09:00', to: '09:00', agenda: [] }), ['need.session_order']],
    ['ends before', draft({ from: '10:00', to: '09:00', agenda: [] }), ['need.session_order']],
    ['the end is not typed yet', draft({ from: '09:00', to: '', agenda: item(600) }), []],
    ['minutes are not typed yet', draft({ from: '09:00', to: '09:30', agenda: item(null) }), []],
  ])('%s', (_, typing, expected) => expect(clashes(typing).map((finding) => finding.check)).toEqual(expected));
});

test('the next session goes on where the last one ended, the first on the planned day', () => {
  expect(nextSession({ sessions: [], tasks: [] }, '2026-12-10', '礼堂')).toMatchObject({ day: '2026-12-10', place: '礼堂', from: '' });
  expect(nextSession(whole, null, null)).toMatchObject({ day: example.day, from: example.to, place: example.place });
});

test('a line is moved up, the first stays', () => {
  expect(raised(['a', 'b', 'c'], 2)).toEqual(['a', 'c', 'b']);
  expect(raised(['a', 'b'], 0)).toEqual(['a', 'b']);
  expect(raised(['a', 'b'], 5)).toEqual(['a', 'b']);
});
