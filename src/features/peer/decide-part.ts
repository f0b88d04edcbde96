import { agree, completed } from '#features/attendance/facts.ts';
import { impossible } from '#features/programme/facts.ts';
import { holds, holdsIn } from '#shared/actor.ts';
import { refuse, update, type Decision, type Given } from '#shared/decision.ts';
import { need, type Finding } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import type { PeerInput } from './contract.ts';
import { append, ended, type Shared, type Writing } from './decide-share.ts';
import type { Kind } from './facts-kinds.ts';
import { peerPolicy } from './policy.ts';

/** What a guest says of an activity that another office hosts: its own part, each word into our chain. Pure. */

export interface ToWrite extends Writing {
  readonly shared: Shared;
  /** What the host last told: to which programme or record a decision binds. */
  readonly programmeNo: number;
  readonly recordVersion: number;
}
type Verb = 'peer.consent' | 'peer.propose' | 'peer.attend' | 'peer.bring';

/** What forbids a verb by who asks and how it stands; the page shows the same. */
export function standsAgainst(verb: Verb, shared: Pick<Shared, 'role' | 'state' | 'branchIds' | 'stage' | 'standing' | 'peer'>, { actor }: Pick<Given, 'actor'>, subject?: 'activity' | 'record'): Finding[] {
  const bars = barred(peerPolicy, verb, actor);
  if (bars.length > 0) return bars;
  const mine = verb === 'peer.consent' ? holdsIn(actor, shared.branchIds, 'secretary') : actor.branchIds.some((id) => shared.branchIds.includes(id));
  if (!mine) return [need('forbidden.own_branch_shared')];
  if (shared.role !== 'guest') return [need('need.shared')];
  if (shared.state !== 'open' || !shared.peer.active) return [need('need.shared_open')];
  if (shared.standing !== 'active' && verb !== 'peer.bring') return [need('need.peer_asked')];
  const stages = verb === 'peer.bring' ? null : verb === 'peer.attend' ? ['held', 'summary'] : verb === 'peer.propose' ? ['programme'] : subject === undefined ? ['programme', 'summary'] : [subject === 'record' ? 'summary' : 'programme'];
  return stages === null || stages.includes(shared.stage ?? '') ? [] : [need('need.peer_asked')];
}

function wrote({ shared, ...writing }: ToWrite, kind: Kind, body: unknown, given: Given): Decision {
  if (writing.desk === null) return refuse(need('need.peer_key'));
  const { rows, ours } = append(shared, writing, [[kind, body]], given);
  return {
    ok: true, subject: { type: 'shared_activity', id: shared.id, activityId: null }, changes: [...rows, update('sharedActivity', shared.id, { ...ended({ ours }), version: shared.version + 1 })],
    events: [{ name: 'peer.wrote', details: { office: shared.peer.name, what: `@peer.kind.${kind}`, theme: shared.theme } }],
  };
}
/** By name and post, as everywhere between offices: no more of a person leaves. */
const said = ({ actor }: Given) => ({ name: actor.name, post: actor.posts.some(({ post }) => post === 'secretary') ? '党支部书记' : '党员' });

export function consent(known: ToWrite, { subject, shown, decision, comment }: PeerInput<'consent'>, given: Given): Decision {
  const bars = standsAgainst('peer.consent', known.shared, given, subject);
  if (bars.length > 0) return refuse(...bars);
  const now = subject === 'activity' ? known.programmeNo : known.recordVersion;
  if (shown !== now) return refuse(need('stale.shown', 'shown', { shown, now }));
  if (decision !== 'approve' && (comment ?? '') === '') return refuse(need('need.comment', 'comment'));
  return wrote(known, 'consent', { subject, shown, decision, comment: comment || null, ...said(given) }, given);
}

export function propose(known: ToWrite, { programme, note }: PeerInput<'propose'>, given: Given): Decision {
  const bars = standsAgainst('peer.propose', known.shared, given);
  if (bars.length > 0) return refuse(...bars);
  const wrong = impossible(programme);
  return wrong.length > 0 ? refuse(...wrong) : wrote(known, 'proposal', { programme, note: note || null, ...said(given) }, given);
}

export function attend(known: ToWrite, { people, counts, countWords }: PeerInput<'attend'>, given: Given): Decision {
  const bars = standsAgainst('peer.attend', known.shared, given);
  if (bars.length > 0) return refuse(...bars);
  const whole = completed(counts);
  if (!agree(whole)) return refuse(need('need.counts_sum', 'counts', { side: null, ...whole }));
  return wrote(known, 'attendance', { people, counts: whole, countWords: countWords || null, by: given.actor.name }, given);
}

/** Tasks, insights, materials: the list as it stands now, told whole. */
export function bring(known: ToWrite, { kind, items }: PeerInput<'bring'>, given: Given): Decision {
  const bars = standsAgainst('peer.bring', known.shared, given);
  if (bars.length > 0) return refuse(...bars);
  const empty = items.findIndex(({ title, text }) => title === '' && text === '');
  return empty >= 0 ? refuse(need('need.peer_item', `items.${empty}.title`)) : wrote(known, kind, { items }, given);
}

/** Which of our branches take part in what another office hosts. */
export function assign({ shared, known }: { readonly shared: Shared; readonly known: readonly { readonly id: string; readonly name: string; readonly secretaries: readonly string[] }[] }, { branchIds }: PeerInput<'assign'>, given: Given): Decision {
  const bars = barred(peerPolicy, 'peer.assign', given.actor);
  if (bars.length > 0) return refuse(...bars);
  if (shared.role !== 'guest') return refuse(need('need.shared'));
  if (branchIds.some((id) => !known.some((one) => one.id === id))) return refuse(need('need.branch', 'branchIds'));
  // A secretary takes it up for the own branch; the others are 机关党委's to name.
  const moved = [...branchIds.filter((id) => !shared.branchIds.includes(id)), ...shared.branchIds.filter((id) => !branchIds.includes(id))];
  if (!holds(given.actor, 'committee') && moved.some((id) => !holdsIn(given.actor, [id], 'secretary'))) return refuse(need('forbidden.own_branch_shared', 'branchIds'));
  const fresh = known.filter(({ id }) => branchIds.includes(id) && !shared.branchIds.includes(id));
  return {
    ok: true, subject: { type: 'shared_activity', id: shared.id, activityId: null }, changes: [update('sharedActivity', shared.id, { branchIds: [...branchIds], version: shared.version + 1 })],
    events: [{ name: 'peer.assigned', details: { title: shared.theme, office: shared.peer.name, branches: known.filter(({ id }) => branchIds.includes(id)).map(({ name }) => name), people: [...new Set(fresh.flatMap(({ secretaries }) => secretaries))] } }],
  };
}
