import { superseding, touch } from '#features/activity/decide.ts';
import { nameOfSide, type ActivityFacts, type SideFacts } from '#features/activity/facts.ts';
import { subjectOf } from '#features/activity/subject.ts';
import { insert, refuse, remove, update, type Change, type Decision, type Given } from '#shared/decision.ts';
import { need, type Finding } from '#shared/finding.ts';
import type { EnteredSide } from './contract.ts';
import type { Input, WithRoster } from './decide.ts';
import { agree, completed, hoursOf, sameHours, type Counts, type Elsewhere, type Guest } from './facts.ts';

/** What entering knows: members of our branches, guests it names, and who was counted elsewhere. */
export type ForEntering = WithRoster & { readonly guests: readonly Guest[]; readonly elsewhere: readonly Elsewhere[] };

type Row = Omit<ActivityFacts['attendance'][number], 'id'>;
type Read = { readonly rows: readonly Row[]; readonly counts: Counts; readonly faults: readonly Finding[] };

/**
 * Who came, side by side. Entering a side again replaces what stood there; the ledger keeps it, and signatures on a
 * record that showed other numbers are asked for again.
 */
export function enter(known: ForEntering, { sides }: Input<'enter'>, given: Given): Decision {
  const { facts } = known;
  const read = sides.map((entered) => {
    const side = facts.sides.find((candidate) => candidate.id === entered.sideId);
    return { entered, side, read: side === undefined ? null : readSide(known, side, entered) };
  });
  const faults = read.flatMap(({ side, read: one, entered }) => (side === undefined || one === null ? [need('need.side', 'sides', {}, entered.sideId)] : one.faults));
  const named = new Set(sides.map((entered) => entered.sideId));
  if (named.size !== sides.length) faults.push(need('need.side_twice', 'sides'));
  const rows = read.flatMap(({ read: one }) => one?.rows ?? []);
  const others = facts.attendance.filter((row) => !named.has(row.sideId));
  faults.push(...countedTwice([...rows, ...others]), ...countedElsewhere(known, rows));
  if (faults.length > 0) return refuse(...faults);

  const before = facts.attendance.filter((row) => named.has(row.sideId));
  const kept = before.filter((old) => rows.some((row) => same(old, row)));
  const fresh = rows.filter((row) => !before.some((old) => same(old, row)));
  // Ids grow with the lines as they were typed, so that a list reads back in its order.
  const newIds = fresh.map(() => given.newId()).toSorted();
  const changes: Change[] = [
    ...before.filter((old) => !kept.includes(old)).map((old) => remove('attendance', old.id)),
    ...fresh.map((row, index) => insert('attendance', { id: newIds[index] ?? given.newId(), activityId: facts.activity.id, ...row })),
    ...read.flatMap(({ side, read: one, entered }) => (side === undefined || one === null ? [] : sideChange(side, one.counts, entered.countWords || null))),
  ];
  const entered = facts.sides.some((side) => named.has(side.id) && (side.present !== null || side.expected !== null || side.countWords !== null)) || before.length > 0;
  return {
    ok: true, subject: subjectOf(facts), changes: changes.length === 0 ? [] : [...changes, touch(facts, {}), ...askedAgain(facts)],
    events: [{ name: entered ? 'attendance.replaced' : 'attendance.entered', details: { present: total(read, 'present'), expected: total(read, 'expected'), sides: named.size } }],
  };
}

/** The same by the other side's own hand: of the side of its link only, by name and post. */
export function enterByLink(known: ForEntering, { people, counts, ...input }: Input<'enterByLink'>, given: Given): Decision {
  const { link } = given.actor;
  const side = known.facts.sides.find((one) => one.id === link?.sideId);
  if (side === undefined || side.own) return refuse(need('forbidden.post'));
  return enter(known, { ...input, sides: [{ sideId: side.id, people: people.map((one) => ({ ...one, personId: null, reason: null })), counts, countWords: null }] }, given);
}

const same = (old: Row, row: Row): boolean =>
  old.sideId === row.sideId && old.personId === row.personId && old.name === row.name && old.post === row.post && old.state === row.state &&
  old.reason === row.reason && old.branchId === row.branchId;

const total = (read: readonly { read: Read | null }[], part: keyof Counts): number | null =>
  read.reduce<number | null>((sum, { read: one }) => (sum === null || one === null || one.counts[part] === null ? null : sum + one.counts[part]), 0);

function sideChange(side: SideFacts, counts: Counts, countWords: string | null): Change[] {
  const unchanged = side.expected === counts.expected && side.present === counts.present && side.onLeave === counts.onLeave && side.absent === counts.absent && side.countWords === countWords;
  return unchanged ? [] : [update('side', side.id, { ...counts, countWords })];
}

/** The counts are part of what sides sign: a record in writing gets a new version, its signatures no longer count. */
const askedAgain = (facts: ActivityFacts): Change[] =>
  facts.record === null ? [] : [update('record', facts.record.id, { version: facts.record.version + 1 }), ...superseding(facts, 'record')];

/** Our own side: people, and the numbers they make. Another side: the numbers it gave, and the names it gave. */
function readSide(known: ForEntering, side: SideFacts, entered: EnteredSide): Read {
  const faults: Finding[] = [];
  const rows = entered.people.map((person): Row => {
    const { row, fault } = side.own ? ownRow(known, side, person) : partnerRow(side, person);
    if (fault !== null) faults.push(fault);
    return row;
  });
  const of = (state: Row['state']): number => rows.filter((row) => row.state === state).length;
  const listed = { present: of('present'), onLeave: of('leave'), absent: of('absent') };
  const anyone = listed.present + listed.onLeave + listed.absent;
  const where = { side: nameOfSide(side) || null };
  if (side.own && anyone > 0) {
    const counts = { expected: anyone, ...listed };
    const differs = (Object.keys(counts) as (keyof Counts)[]).some((part) => entered.counts[part] !== null && entered.counts[part] !== counts[part]);
    if (differs) faults.push(need('need.counts_listed', 'counts', where, side.id));
    return { rows, counts, faults };
  }
  const counts = completed(entered.counts);
  if (!agree(counts)) faults.push(need('need.counts_sum', 'counts', { ...where, ...counts }, side.id));
  const over = (['present', 'onLeave', 'absent'] as const).some((part) => counts[part] !== null && listed[part] > counts[part]) || (counts.expected !== null && anyone > counts.expected);
  if (over) faults.push(need('need.counts_named', 'counts', where, side.id));
  return { rows, counts, faults };
}

type Person = EnteredSide['people'][number];
const reasonOf = ({ state, reason }: Person): string | null => (state === 'leave' || state === 'absent' ? reason?.trim() || null : null);

function ownRow({ roster, guests }: ForEntering, side: SideFacts, person: Person): { row: Row; fault: Finding | null } {
  const seat = roster.find((one) => one.personId === person.personId);
  const name = seat?.name ?? guests.find((guest) => guest.personId === person.personId)?.name ?? (person.personId === null ? person.name : '');
  const row = { sideId: side.id, personId: person.personId, name, post: person.post || null, state: person.state, reason: reasonOf(person), branchId: seat?.branchId ?? null };
  const fault = (check: string, field: string): Finding => need(check, field, { name }, person.personId ?? person.name);
  if (name === '') return { row, fault: fault('need.attendee', 'people') };
  // 应到 is made of the members; whoever else sat in is 列席.
  if (seat === undefined && person.state !== 'observer') return { row, fault: fault('need.observer_only', 'people') };
  if (person.state === 'leave' && row.reason === null) return { row, fault: fault('need.leave_reason_of', 'reason') };
  return { row, fault: null };
}

/** Of other bodies no more is kept than name and post. */
function partnerRow(side: SideFacts, person: Person): { row: Row; fault: Finding | null } {
  const row = { sideId: side.id, personId: null, name: person.name, post: person.post || null, state: person.state, reason: reasonOf(person), branchId: null };
  if (person.personId !== null) return { row, fault: need('need.partner_names', 'people', { name: person.name }, person.personId) };
  return { row, fault: person.name === '' ? need('need.attendee', 'people', { name: '' }) : null };
}

function countedTwice(rows: readonly Row[]): Finding[] {
  const known = rows.filter((row) => row.personId !== null);
  const twice = known.filter((row, index) => known.findIndex((other) => other.personId === row.personId) !== index);
  return [...new Map(twice.map((row) => [row.personId, row])).values()].map((row) => need('need.counted_once', 'people', { name: row.name }, row.personId ?? ''));
}

/** Nobody is counted for the same hours in two activities, as home and as temporary member (invariant 2). */
function countedElsewhere({ facts, elsewhere }: ForEntering, rows: readonly Row[]): Finding[] {
  return rows.filter((row) => row.state === 'present').flatMap((row) => {
    const other = elsewhere.find((one) => one.personId === row.personId && sameHours(one, hoursOf(facts)));
    return other === undefined ? [] : [need('need.counted_elsewhere', 'people', { name: row.name, code: other.code }, row.personId ?? '')];
  });
}
