import { paperNumber } from '#shared/document/words.ts';
import { refuse, stale, update, type Decision, type Given } from '#shared/decision.ts';
import { need } from '#shared/finding.ts';
import type { CircularInput } from './contract.ts';
import { about, against, plain, unready, type OnOne } from './decide.ts';
import type { Circular, Edition } from './facts.ts';

/** A circular from its review on: returned, released under its number, corrected, withdrawn. Pure. */

const done = ({ id, version }: Circular, set: Record<string, unknown>, name: string, details: Readonly<Record<string, string | number | null | readonly string[]>>): Decision => ({
  ...about(id), changes: [update('circular', id, { ...set, version: version + 1 })], events: [{ name, details: { ...details, about: id } }],
});

/** By who asks, its state, and the version seen. */
function stopped(verb: string, { circular }: OnOne, version: number, given: Given): Decision | null {
  const wrong = against(verb, given.actor, circular);
  if (wrong.length > 0) return refuse(...wrong);
  return version === circular.version ? null : stale('circular', circular);
}

/** Its 发文字号; empty before it has one. */
export const numberOf = ({ code, year, number }: Pick<Circular, 'code' | 'year' | 'number'>): string => (year === null || number === null ? '' : paperNumber(code, year, number));

export function giveBack(facts: OnOne, { version, comment }: CircularInput<'giveBack'>, given: Given): Decision {
  const { circular } = facts;
  return stopped('circular.give_back', facts, version, given) ?? done(circular, { state: 'returned', comment }, 'circular.returned', { title: circular.title, reason: comment, people: [circular.authorId] });
}

export interface ReleaseFacts extends OnOne {
  /** Numbers given already, none other between them and this one until the transaction ends. */
  readonly issued: readonly { readonly year: number; readonly number: number; readonly code: string }[];
  /** Secretaries of the branches it goes to. */
  readonly secretaries: readonly string[];
}

export function release(facts: ReleaseFacts, { version, secrecyReviewed }: CircularInput<'release'>, given: Given): Decision {
  const { circular, issued, secretaries } = facts;
  const no = stopped('circular.release', facts, version, given);
  if (no !== null) return no;
  const left = [...(secrecyReviewed ? [] : [need('need.circular_secrecy', 'secrecyReviewed')]), ...unready(facts, given.today)];
  if (left.length > 0) return refuse(...left);
  const { title, body, branchIds, code, number: before } = circular;
  const corrects = before !== null;
  const year = circular.year ?? Number(given.today.slice(0, 4));
  // One row of numbers a year, whatever stands before them: 1, 2, 3 without a gap.
  const number = before ?? Math.max(0, ...issued.filter((one) => one.year === year).map((one) => one.number)) + 1;
  const edition: Edition = { version: version + 1, title, body: [...body], branchIds: [...branchIds], releasedOn: given.today, releasedBy: given.actor.name, reason: corrects ? (circular.correction ?? '') : null };
  const set = {
    state: 'released', year, number, sentTo: [...new Set([...circular.sentTo, ...branchIds])], editions: plain([...circular.editions, edition]), correction: null,
    releasedOn: circular.releasedOn ?? given.today, releasedBy: given.actor.personId, releasedName: given.actor.name,
  };
  const details = { title, number: numberOf({ code, year, number }), people: secretaries, ...(corrects ? { reason: circular.correction } : {}) };
  return done(circular, set, corrects ? 'circular.corrected' : 'circular.released', details);
}

export function correct(facts: OnOne, { version, reason }: CircularInput<'correct'>, given: Given): Decision {
  const { circular } = facts;
  return stopped('circular.correct', facts, version, given) ?? done(circular, { state: 'draft', correction: reason, writerIds: given.actor.personId === null ? [...circular.writerIds] : [...new Set([...circular.writerIds, given.actor.personId])] }, 'circular.correcting', { title: circular.title, reason });
}

/** The text that is out is the one that stands again. */
export function dropCorrection(facts: OnOne, { version }: CircularInput<'dropCorrection'>, given: Given): Decision {
  const { circular } = facts;
  const no = stopped('circular.drop_correction', facts, version, given);
  if (no !== null) return no;
  const out = circular.editions.at(-1);
  if (out === undefined) return refuse(need('need.circular_released'));
  const set = { state: 'released', title: out.title, body: plain(out.body), branchIds: [...out.branchIds], correction: null, comment: null };
  return done(circular, set, 'circular.correction_dropped', { title: circular.title });
}

export interface WithdrawFacts extends OnOne {
  readonly secretaries: readonly string[];
}

export function withdraw(facts: WithdrawFacts, { version, reason }: CircularInput<'withdraw'>, given: Given): Decision {
  const { circular, secretaries } = facts;
  const no = stopped('circular.withdraw', facts, version, given);
  if (no !== null) return no;
  const out = circular.editions.at(-1);
  const text = out === undefined ? {} : { title: out.title, body: plain(out.body), branchIds: [...out.branchIds] };
  const set = { ...text, state: 'released', correction: null, withdrawnOn: given.today, withdrawnReason: reason, withdrawnBy: given.actor.personId, withdrawnName: given.actor.name };
  return done(circular, set, 'circular.withdrawn', { title: circular.title, number: numberOf(circular), reason, people: secretaries });
}
