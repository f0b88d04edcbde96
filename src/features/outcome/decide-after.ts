import { insert, refuse, stale, update, type Change, type Decision, type Given } from '#shared/decision.ts';
import { need } from '#shared/finding.ts';
import { holdsIn } from '#shared/actor.ts';
import { barred } from '#shared/policy.ts';
import type { OutcomeInput as Input } from './contract.ts';
import { isDecision, named } from './decide-action.ts';
import { done, inShort, planRows, touched, wrongDay, wrongHands } from './decide.ts';
import { numberOf, type OutcomeKnown, type PeopleKnown } from './facts.ts';
import { against } from './guard.ts';
import { outcomePolicy } from './policy.ts';

/** What follows a verified effect: told to whoever raised it and to the partner, crossed off, put before other branches. */

const words = (text: string | null | undefined): string | null => (text ?? '') || null;
/** Nothing of its own is under way any more; what other branches made of it is theirs. */
const underWay = ({ actions }: OutcomeKnown): boolean => actions.some(({ state, spreadId }) => spreadId === null && (state === 'open' || state === 'done'));

/** Told once nothing of it is under way any more: an answer half-way would have to be given twice. */
export function tell(known: OutcomeKnown, { answer, partner }: Input<'tell'>, given: Given): Decision {
  const { problem, activity } = known;
  const barrier = against('outcome.tell', given.actor, known);
  if (barrier.length > 0) return refuse(...barrier);
  if (problem.toldAt !== null) return refuse(need('need.told_once'));
  if (underWay(known)) return refuse(need('need.tell_when_done'));
  const sides = (activity?.facts.sides ?? []).filter((side) => !side.own);
  const side = sides.find(({ id }) => id === partner?.sideId);
  // What a partner brought is answered to the partner as well.
  if (partner == null && sides.some(({ id }) => id === problem.sideId)) return refuse(need('need.tell_partner', 'partner'));
  if (partner != null && side === undefined) return refuse(need('need.side', 'partner'));
  const open = activity?.facts.links.some((link) => link.sideId === side?.id && link.revokedAt === null && link.expiresAt > given.now) ?? false;
  if (partner?.way === 'link' && !open) return refuse(need('need.partner_link', 'partner'));
  if (partner?.way === 'contact' && given.actor.personId === null) return refuse(need('forbidden.post'));
  const noted: Change[] = partner?.way === 'contact' && side !== undefined && problem.activityId !== null && given.actor.personId !== null
    ? [insert('contactLog', { id: given.newId(), activityId: problem.activityId, sideId: side.id, contactedOn: given.today, means: words(partner.means) ?? '电话', content: `反馈“${inShort(problem.text)}”：${answer}`, personId: given.actor.personId, createdAt: given.now })]
    : [];
  const set = { toldAt: given.now, answer, ...(partner == null ? {} : { partnerToldAt: given.now, partnerToldWay: partner.way }) };
  const people = [problem.raisedByPersonId, problem.suggestionAuthorId].filter((id) => id !== null);
  return done(problem, [...touched(known, given, set), ...noted], { name: 'outcome.told', details: { text: inShort(problem.text), answer, people: [...new Set(people)] } });
}

/** 销号: by a number of the year that is given once, and kept should it be opened again. */
export function close(known: OutcomeKnown, { version, note, shownOn, shownWhere }: Input<'close'>, given: Given): Decision {
  const { problem, next } = known;
  const barrier = against('outcome.close', given.actor, known);
  if (barrier.length > 0) return refuse(...barrier);
  if (version !== problem.version) return stale('problem', problem);
  if (problem.closedAt !== null) return refuse(need('need.closed_once'));
  if (underWay(known) || problem.toldAt === null) return refuse(need('need.close_when_told'));
  if (shownOn != null && shownOn > given.today) return refuse(need('need.past_day', 'shownOn', { day: shownOn }));
  if ((shownOn == null) !== (words(shownWhere) === null)) return refuse(need('need.shown_both', shownOn == null ? 'shownOn' : 'shownWhere'));
  const closedYear = problem.closedYear ?? Number(given.today.slice(0, 4));
  const closedNumber = problem.closedNumber ?? next.closed;
  const { personId, name } = given.actor;
  const set = { closedAt: given.now, closedYear, closedNumber, closedBy: personId, closedName: name, closeNote: words(note), shownOn: shownOn ?? null, shownWhere: words(shownWhere) };
  return done(problem, touched(known, given, set), { name: 'outcome.closed', details: { text: inShort(problem.text), number: numberOf(closedYear, closedNumber) } });
}

/** 推广: chosen branches are told of a verified result; each says what it makes of it. Asked twice is asked once. */
export function spread(known: OutcomeKnown & PeopleKnown, input: Input<'spread'>, given: Given): Decision {
  const action = named('outcome.spread', known, input, ['verified'], given);
  if (isDecision(action)) return action;
  const { problem, activity, spreads } = known;
  const own = [problem.branchId, action.branchId, ...(activity?.facts.activity.hostBranchIds ?? [])];
  const wanted = [...new Set(input.branchIds)];
  if (wanted.some((id) => own.includes(id))) return refuse(need('need.spread_own', 'branchIds'));
  if (wanted.some((id) => !known.branches.includes(id))) return refuse(need('need.branch_living', 'branchIds'));
  const fresh = wanted.filter((id) => !spreads.some((one) => one.actionId === action.id && one.branchId === id));
  const { personId, name } = given.actor;
  if (fresh.length === 0 || personId === null) return refuse(need('need.spread_once', 'branchIds'));
  const rows = fresh.map((branchId) => insert('spread', { id: given.newId(), problemId: problem.id, actionId: action.id, branchId, note: words(input.note), state: 'asked', askedBy: personId, askedName: name, askedAt: given.now }));
  const people = [...new Set(known.secretaries.filter(({ branchId }) => fresh.includes(branchId)).map((one) => one.personId))];
  return done(problem, [...touched(known, given), ...rows], { name: 'outcome.spread', details: { measure: inShort(action.measure), count: fresh.length, people } }, action.id);
}

export function answerSpread(known: OutcomeKnown & PeopleKnown, { spreadId, version, answer, word, ownerId, dueOn }: Input<'answerSpread'>, given: Given): Decision {
  const { problem, actions, spreads, rules } = known;
  const { actor, today } = given;
  const asked = spreads.find(({ id }) => id === spreadId);
  const byPost = barred(outcomePolicy, 'outcome.answer_spread', actor);
  if (byPost.length > 0) return refuse(...byPost);
  if (asked === undefined) return refuse(need('need.spread_one', 'spreadId'));
  if (!holdsIn(actor, [asked.branchId], 'secretary')) return refuse(need('forbidden.post', null, { who: 'secretary' }));
  if (asked.version !== version) return stale('spread', asked);
  if (asked.state === 'adopted') return refuse(need('need.spread_answered'));
  if (answer === 'unfit' && word === '') return refuse(need('need.spread_word', 'word'));
  const source = actions.find(({ id }) => id === asked.actionId);
  if (source === undefined) return refuse(need('need.action_one', 'spreadId'));
  const said = { state: answer, word: words(word), answeredBy: actor.personId, answeredName: actor.name, answeredAt: given.now, version: version + 1 };
  const details = { measure: inShort(source.measure), branch: asked.branchName, word, people: [asked.askedBy] };
  if (answer === 'unfit') return done(problem, [update('spread', asked.id, said)], { name: 'outcome.spread_unfit', details }, asked.id);
  if (source.state !== 'verified') return refuse(need('need.spread_verified'));
  const owner = ownerId ?? actor.personId;
  if (owner === null) return refuse(need('need.person', 'ownerId'));
  if (dueOn == null) return refuse(need('need.due', 'dueOn'));
  const wrong = [...wrongHands(known, { ownerId: owner, branchId: asked.branchId }), ...wrongDay(dueOn, rules, today)];
  if (wrong.length > 0) return refuse(...wrong);
  const rows = planRows(given, { activityId: null, problemId: problem.id, measure: source.measure, ownerId: owner, dueOn, branchId: asked.branchId, expected: source.after, spreadId: asked.id });
  return done(problem, [...rows.changes, update('spread', asked.id, { ...said, adoptedActionId: rows.id })], { name: 'outcome.spread_adopted', details }, rows.id);
}
