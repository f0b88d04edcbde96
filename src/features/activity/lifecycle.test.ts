import { describe, expect, test } from 'vitest';
import { contract } from '#features/contracts.ts';
import { stages } from './facts.ts';
import { actors, exampleFacts, plainRules } from './fixtures.ts';
import { guard } from './guard.ts';
import { lifecycle } from './lifecycle.ts';

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

describe('the table is sound', () => {
  test('every verb has one line', () => {
    const verbs = lifecycle.map((line) => line.verb);
    expect(new Set(verbs).size).toBe(verbs.length);
  });
  test('every stage is reached from the first, and the last is an end', () => {
    const reached = new Set<string>(['topic']);
    for (let before = 0; before !== reached.size; ) {
      before = reached.size;
      for (const line of lifecycle) if (line.to !== null && line.from.some((stage) => reached.has(stage))) reached.add(line.to);
    }
    expect([...reached].toSorted()).toEqual([...stages].toSorted());
    // Nothing leads out of it, and nothing is done in it but what those who can be seen may ask for at any time.
    const late = lifecycle.filter((line) => line.from.includes('archived'));
    expect(late.filter((line) => line.to !== null)).toEqual([]);
    // What came out is corrected or withdrawn after its activity was archived as well.
    expect(late.map((line) => line.verb).filter((verb) => !/^(bulletin\.|review\.respond$)/.test(verb))).toEqual(['partner.revoke_link', 'peer.unshare', 'cost.actuals', 'record.mask_photo', 'outlet.publish', 'outlet.replaced', 'outlet.resend', 'outcome.close', 'outcome.spread', 'authenticity.explain', 'authenticity.note']);
  });
  test('every command on an activity has its line', () => {
    const { activity, programme, partner, approval } = contract;
    const named = Object.entries({ activity, programme, partner, approval }).flatMap(([feature, procedures]) =>
      Object.entries(procedures).filter(([, procedure]) => procedure['~orpc'].route.method === 'POST').map(([verb]) => `${feature}.${snake(verb)}`));
    const lines = new Set(lifecycle.map((line) => line.verb));
    expect(named.filter((verb) => !['activity.create', 'activity.begin', 'activity.check'].includes(verb) && !lines.has(verb))).toEqual([]);
  });
});

describe('who may do what: every verb, every role', () => {
  const roles = Object.keys(actors) as (keyof typeof actors)[];
  const may = (verb: string) => {
    const line = lifecycle.find((one) => one.verb === verb);
    const facts = exampleFacts({ activity: { stage: line?.from[0] ?? 'topic' } });
    return roles.filter((role) => !guard(verb, actors[role], facts, plainRules).some((finding) => finding.check === 'forbidden.post'));
  };
  test('as the table says', () => {
    expect(Object.fromEntries(lifecycle.map((line) => [line.verb, may(line.verb).join(' ')]))).toMatchSnapshot();
  });
  test('a reading token gives no verb', () => {
    for (const line of lifecycle) {
      expect(guard(line.verb, { ...actors.secretary, may: 'read' }, exampleFacts(), plainRules)).toMatchObject([{ check: 'forbidden.read_only' }]);
    }
  });
  test('a link to another activity gives none', () => {
    const other = { ...actors.link, link: { ...actors.link.link, activityId: '00000000-0000-7000-8000-000000009999' } };
    expect(guard('partner.consent_by_link', other, exampleFacts(), plainRules)).toMatchObject([{ check: 'forbidden.post' }]);
  });
});

describe('standing', () => {
  test.each(['cancelled', 'declined'] as const)('%s: nothing is given any more, but that a link which went out is ended', (standing) => {
    for (const line of lifecycle) {
      const facts = exampleFacts({ activity: { standing, stage: line.from[0] ?? 'topic' } });
      expect(Object.values(actors).flatMap((by) => (guard(line.verb, by, facts, plainRules).length === 0 ? [line.verb] : []))).toEqual(line.verb === 'partner.revoke_link' ? [line.verb, line.verb] : []);
    }
  });
  test('postponed: only what the table says', () => {
    const facts = exampleFacts({ activity: { standing: 'postponed' } });
    const given = lifecycle.filter((line) => line.from.includes('programme') && guard(line.verb, actors.secretary, facts, plainRules).length === 0);
    expect(given.map((line) => line.verb).toSorted()).toEqual(['activity.cancel', 'activity.resume', 'partner.revoke_link', 'peer.unshare']);
  });
});
