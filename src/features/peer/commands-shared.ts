import { onActivityWith } from '#features/activity/on-activity.ts';
import { loadActivity, loadSome } from '#features/activity/queries.ts';
import { enter, type ForEntering } from '#features/attendance/decide-enter.ts';
import { peopleById, presentElsewhere, rosterOf } from '#features/attendance/queries.ts';
import type { Command } from '#platform/command.ts';
import type { Outbound } from '#platform/outbound.ts';
import { loadRules } from '#platform/rules.ts';
import { todayOf } from '#platform/today.ts';
import { refuse } from '#shared/decision.ts';
import { need, type Finding } from '#shared/finding.ts';
import { activityBody, bodies, recordBody, type AttendanceBody } from './contract-protocol.ts';
import type { PeerInput } from './contract.ts';
import { against } from './decide.ts';
import * as part from './decide-part.ts';
import * as receiving from './decide-receive.ts';
import * as sharing from './decide-share.ts';
import { holdersOf } from './store.ts';
import { bodyOf, branchesWith, findShared, lastBody, lastTold, loadShared, messageAt, peersOfUnits, sharesOf, waitingMessage, writing } from './store-shared.ts';

/** Verbs on shared activities: the host's, the guest's, and what the other installation and the program itself enter. */

const chain = ['sharedActivity', 'peerMessage'] as const;

export const share = (outbound: Outbound) => onActivityWith<PeerInput<'share'>, Omit<sharing.ToShare, 'facts' | 'rules'>>({
  name: 'peer.share', tables: chain, decide: sharing.share,
  async also(db, scope, { facts }, { sideId }) {
    const unitId = facts.sides.find(({ id }) => id === sideId)?.unitId ?? null;
    const [peer = null] = unitId === null ? [] : await peersOfUnits(db, scope.officeId, [unitId]);
    const shares = await sharesOf(db, scope.officeId, facts.activity.id);
    return { peer, already: shares.some((one) => one.sideId === sideId), ...(await writing(db, scope, outbound)) };
  },
});
export const unshare = (outbound: Outbound) => onActivityWith<PeerInput<'unshare'>, sharing.Writing & { readonly shared: sharing.Shared | null }>({
  name: 'peer.unshare', tables: chain, decide: sharing.unshare,
  async also(db, scope, { facts }, { sharedId }) {
    const shared = await findShared(db, scope.officeId, sharedId);
    return { shared: shared?.activityId === facts.activity.id ? shared : null, ...(await writing(db, scope, outbound)) };
  },
});

/** The host's part follows the activity: told anew where it reads otherwise. */
export const tell = (outbound: Outbound): Command<{ readonly commandId: string; readonly id: string }, sharing.ToTell> => ({
  name: 'peer.tell', tables: chain, decide: sharing.tell,
  async load(db, scope, { id }) {
    const shared = await loadShared(db, scope.officeId, id);
    const rules = await loadRules(db, scope.officeId, scope.now);
    const facts = shared.activityId === null ? null : ((await loadSome(db, scope, rules, [shared.activityId])).get(shared.activityId) ?? null);
    return { shared, facts, last: await lastTold(db, scope.officeId, id), ...(await writing(db, scope, outbound)) };
  },
});

const guests = <V extends 'consent' | 'propose' | 'attend' | 'bring'>(verb: V, decide: (known: part.ToWrite, input: PeerInput<V>, given: Parameters<typeof part.consent>[2]) => ReturnType<typeof part.consent>) =>
  (outbound: Outbound): Command<PeerInput<V>, part.ToWrite> => ({
    name: `peer.${verb}`, tables: chain, decide,
    async load(db, scope, input) {
      const shared = await loadShared(db, scope.officeId, input.id);
      const told = activityBody.safeParse(await lastBody(db, scope.officeId, input.id, false, 'activity')).data;
      const record = recordBody.safeParse(await lastBody(db, scope.officeId, input.id, false, 'record')).data;
      return { shared, programmeNo: told?.programmeNo ?? 0, recordVersion: record?.version ?? 0, ...(await writing(db, scope, outbound)) };
    },
  });
export const consent = guests('consent', part.consent);
export const propose = guests('propose', part.propose);
export const attend = guests('attend', part.attend);
export const bring = guests('bring', part.bring);

export const assign: Command<PeerInput<'assign'>, Parameters<typeof part.assign>[0]> = {
  name: 'peer.assign', tables: ['sharedActivity'], decide: part.assign,
  async load(db, scope, { id, branchIds }) {
    const shared = await loadShared(db, scope.officeId, id);
    return { shared, known: await branchesWith(db, scope.officeId, await todayOf(db, scope, scope.now), { ids: [...branchIds, ...shared.branchIds] }) };
  },
};

/** A message of theirs, whose signature was looked at. @param peer Who sends. */
export const receive = (outbound: Outbound, peer: receiving.ToReceive['peer']): Command<receiving.ReceiveInput, receiving.ToReceive> => ({
  name: 'peer.receive', tables: chain, decide: receiving.receive,
  async load(db, scope, { sharedId, envelope }) {
    const { officeId } = scope;
    const today = await todayOf(db, scope, scope.now);
    // The peer's row is held: two first words about one activity come one after the other.
    await db.selectFrom('peer').select('id').where('officeId', '=', officeId).where('id', '=', peer.id).forUpdate().execute();
    const shared = await findShared(db, officeId, sharedId);
    const body = shared === null ? activityBody.safeParse(envelope.body).data : undefined;
    const about = envelope.kind === 'answer' ? (bodies.answer.safeParse(envelope.body).data ?? null) : null;
    return {
      shared, peer, theirs: await messageAt(db, officeId, sharedId, false, envelope.seq), seen: await messageAt(db, officeId, sharedId, true, envelope.seen.seq),
      answered: about === null ? null : await messageAt(db, officeId, sharedId, true, about.about),
      branches: body === undefined ? [] : await branchesWith(db, officeId, today, { names: [...body.side.branches, ...(body.side.words === null ? [] : [body.side.words])] }),
      committee: shared === null ? await holdersOf(db, officeId, today, 'committee') : [], ...(await writing(db, scope, outbound)),
    };
  },
});


interface OnOne {
  readonly commandId: string;
  readonly messageId: string;
}
const onMessage = (outbound: Outbound): Command<OnOne, receiving.OnMessage>['load'] => async (db, scope, { messageId }) => {
  const before = await waitingMessage(db, scope.officeId, messageId);
  const shared = before === null ? null : await loadShared(db, scope.officeId, before.sharedId);
  const message = await waitingMessage(db, scope.officeId, messageId);
  if (shared === null || message === null) throw new Error(`no message ${messageId}`);
  return { shared, message: { ...message, body: bodyOf(message.text) }, committee: [], ...(await writing(db, scope, outbound)) };
};
export const settle = (outbound: Outbound): Command<OnOne & { readonly as: 'taken' | 'declined'; readonly findings: readonly Finding[] }, receiving.OnMessage> => ({
  name: 'peer.settle', tables: chain, load: onMessage(outbound), decide: receiving.settle,
});
export const reread = (outbound: Outbound): Command<OnOne, receiving.OnMessage> => ({ name: 'peer.reread', tables: chain, load: onMessage(outbound), decide: receiving.reread });

/** Who came of their side, as their own installation tells: into the activity by the very function that decides for our own organiser. */
export const takeAttendance: Command<{ readonly commandId: string; readonly id: string; readonly sideId: string; readonly said: AttendanceBody }, ForEntering> = {
  name: 'peer.take_attendance', tables: ['attendance', 'side', 'activity', 'record', 'consent'],
  async load(db, scope, { id }) {
    const known = await loadActivity(db, scope, id, { lock: true });
    return { ...known, roster: await rosterOf(db, scope, known.facts), guests: await peopleById(db, scope, []), elsewhere: await presentElsewhere(db, scope, known.facts, []) };
  },
  decide(known, { commandId, id, sideId, said }, given) {
    const bars = against('peer.take_attendance', given);
    if (bars !== null) return bars;
    const { activity } = known.facts;
    if (activity.standing !== 'active') return refuse(need(`standing.${activity.standing}`));
    if (!['held', 'summary'].includes(activity.stage)) return refuse(need('stage.wrong', null, { stage: `@stage.${activity.stage}` }));
    // Its own side and no other, whoever asks.
    if (given.actor.link?.sideId !== sideId) return refuse(need('forbidden.side', 'sideId'));
    const people = said.people.map((person) => ({ ...person, personId: null }));
    return enter(known, { commandId, id, version: activity.version, sides: [{ sideId, people, counts: said.counts, countWords: said.countWords }] }, given);
  },
};
