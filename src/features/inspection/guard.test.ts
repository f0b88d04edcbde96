import { describe, expect, test } from 'vitest';
import type { Actor, HeldPost } from '#shared/actor.ts';
import { answered, ids, item, observation, round } from './fixtures.ts';
import type { Item, Observation, Round } from './facts.ts';
import { guardItem, guardObservation, guardRound } from './guard.ts';

const person = (personId: string, posts: readonly HeldPost[], branchIds: readonly string[] = []): Actor => ({ kind: 'person', officeId: 'o', personId, name: '某', posts, branchIds, link: null, may: 'all', language: 'zh-Hans' });
const committee = (id: string, ...branchIds: string[]): Actor => person(id, [{ post: 'committee', branchId: null }], branchIds);
const actors = {
  lead: committee(ids.lead), second: committee(ids.second), insider: committee(ids.second, ids.branch), organiser: committee(ids.organiser), discipline: person(ids.discipline, [{ post: 'discipline', branchId: null }]),
  secretary: person(ids.secretary, [{ post: 'secretary', branchId: ids.branch }], [ids.branch]), elsewhere: person(ids.secretary, [{ post: 'secretary', branchId: ids.other }], [ids.other]), member: person(ids.organiser, [{ post: 'member', branchId: ids.branch }], [ids.branch]),
};
type Who = keyof typeof actors;
const checks = (findings: readonly { readonly check: string }[]): string => findings.map(({ check }) => check).join(' ');

describe('on a sampled activity', () => {
  test.each<[Who, Partial<Round>, Partial<Item>, string]>([
    ['lead', {}, {}, ''], ['second', {}, {}, ''], ['insider', {}, {}, 'forbidden.own_inspection'], ['organiser', {}, {}, 'forbidden.own_inspection'], ['discipline', {}, {}, 'forbidden.post'], ['secretary', {}, {}, 'forbidden.post'],
    ['lead', { state: 'closed' }, {}, 'need.round_open'], ['lead', {}, { standing: 'cancelled' }, 'need.item_stands'], ['insider', {}, { hostBranchIds: [ids.other], branchId: ids.other, responsibleId: ids.branch }, 'forbidden.own_inspection'],
  ])('%s, %j %j: %s', (who, overRound, overItem, wanted) => {
    for (const verb of ['inspection.answer', 'inspection.note', 'inspection.observe']) expect(checks(guardItem(verb, round(overRound), item(overItem), actors[who]))).toBe(wanted);
  });
});

describe('on an observation', () => {
  test.each<[string, Who, Partial<Observation>, string]>([
    ['reply', 'secretary', {}, ''], ['reply', 'elsewhere', {}, 'forbidden.inspected'], ['reply', 'member', {}, 'forbidden.inspected'], ['reply', 'member', { ownerId: ids.organiser }, ''], ['reply', 'secretary', { kind: 'good', state: 'noted' }, ''],
    ['reply', 'secretary', { state: 'passed' }, 'need.observation_state'], ['reply', 'lead', {}, 'forbidden.post'],
    ['rectify', 'secretary', {}, ''], ['rectify', 'secretary', { state: 'reported' }, 'need.observation_state'], ['rectify', 'elsewhere', { responsibleId: ids.other }, ''], ['rectify', 'secretary', { responsibleId: null }, 'forbidden.inspected'], ['rectify', 'member', { ownerId: ids.organiser, responsibleId: null }, ''],
    ['recheck', 'lead', { state: 'reported' }, 'forbidden.rechecker'], ['recheck', 'second', { state: 'reported', reporterId: ids.second }, 'forbidden.rechecker'], ['recheck', 'second', { state: 'reported', ownerId: ids.second }, 'forbidden.rechecker'],
    ['recheck', 'second', { state: 'reported' }, ''], ['recheck', 'discipline', { state: 'reported' }, ''], ['recheck', 'insider', { state: 'reported' }, 'forbidden.own_inspection'], ['recheck', 'second', {}, 'need.observation_state'], ['recheck', 'secretary', { state: 'reported' }, 'forbidden.post'],
    ['withdraw', 'second', {}, ''], ['withdraw', 'insider', {}, 'forbidden.own_inspection'], ['withdraw', 'lead', { state: 'passed' }, 'need.observation_state'],
    ['assign', 'second', {}, ''], ['assign', 'second', { kind: 'good', state: 'noted' }, 'need.observation_problem'], ['assign', 'second', { state: 'reported' }, 'need.observation_state'],
  ])('%s by %s, %j: %s', (verb, who, over, wanted) => expect(checks(guardObservation(`inspection.${verb}`, round(), item(), observation(over), actors[who]))).toBe(wanted));
});

describe('followed as a problem', () => {
  const open: Partial<Round> = { publishedOn: '2026-07-09' };
  test.each<[Who, Partial<Round>, Partial<Observation>, string]>([
    ['lead', open, {}, ''], ['second', open, { state: 'reported' }, ''], ['secretary', open, { state: 'passed' }, ''], ['member', open, { ownerId: ids.organiser }, ''], ['lead', { ...open, state: 'closed' }, {}, ''],
    ['secretary', {}, {}, 'need.round_published'], ['elsewhere', open, {}, 'forbidden.inspected'], ['member', open, {}, 'forbidden.inspected'], ['insider', open, {}, 'forbidden.own_inspection'], ['discipline', open, {}, 'forbidden.post'],
    ['lead', open, { kind: 'good', state: 'noted' }, 'need.observation_bad'], ['lead', open, { state: 'withdrawn' }, 'need.observation_state'], ['lead', open, { responsibleId: null }, 'need.observation_branch'], ['lead', { ...open, state: 'cancelled' }, {}, 'need.round_open'],
  ])('by %s, %j %j: %s', (who, overRound, over, wanted) => expect(checks(guardObservation('inspection.follow', round(overRound), item(), observation(over), actors[who]))).toBe(wanted));
});

describe('on the round', () => {
  const full = item({ answers: [answered('q1'), answered('q2')] });
  test.each<[string, Who, Partial<Round>, Item, readonly Observation[], string]>([
    ['close', 'lead', {}, full, [], ''], ['close', 'second', {}, full, [], 'forbidden.round_lead'], ['close', 'lead', {}, item(), [], 'need.round_answers'], ['close', 'lead', {}, item({ standing: 'cancelled' }), [], ''],
    ['close', 'lead', {}, full, [observation()], 'need.round_settled'], ['close', 'lead', {}, full, [observation({ state: 'passed' }), observation({ state: 'withdrawn' })], ''], ['close', 'lead', { state: 'closed' }, full, [], 'need.round_open'],
    ['publish', 'lead', {}, full, [observation()], ''], ['publish', 'lead', { state: 'closed' }, full, [], ''], ['publish', 'lead', { publishedOn: '2026-07-09' }, full, [], 'need.round_unpublished'], ['publish', 'lead', {}, item(), [], 'need.round_answers'],
    ['take_over', 'second', {}, full, [], ''], ['take_over', 'lead', {}, full, [], 'need.round_lead_already'], ['take_over', 'discipline', {}, full, [], 'forbidden.post'],
    ['cancel', 'lead', {}, item(), [], ''], ['cancel', 'lead', {}, item(), [observation()], 'need.round_no_observations'], ['cancel', 'lead', {}, item(), [observation({ state: 'withdrawn' })], ''],
  ])('%s by %s, %j', (verb, who, over, one, observations, wanted) => expect(checks(guardRound(`inspection.${verb}`, round(over), [one], observations, actors[who]))).toBe(wanted));
});
