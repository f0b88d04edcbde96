import { expect, test } from 'vitest';
import { exampleFacts } from '#features/activity/fixtures.ts';
import { need } from '#shared/finding.ts';
import { othersFor } from './verbs-next.ts';

const barred = (who: string) => [need('forbidden.post', null, { who })];

test.each([
  ['programme', { 'approval.submit': barred('organiser,secretary') }, 'organiser,secretary'],
  ['conversion', { 'activity.archive': barred('organiser,secretary,committee') }, 'organiser,secretary,committee'],
  ['approval', { 'approval.approve': barred('step') }, ''],
  ['programme', { 'approval.submit': [need('need.place', 'place')] }, ''],
  ['programme', { 'approval.submit': [] }, ''],
  ['programme', { 'activity.to_contact': barred('organiser') }, ''],
  ['archived', { 'activity.archive': barred('organiser') }, ''],
] as const)('in %s the next thing, given %j, is for %s', (stage, allowed, who) => {
  const facts = exampleFacts({ activity: { stage } });
  expect(othersFor({ facts, allowed: Object.fromEntries(Object.entries(allowed).map(([verb, findings]) => [verb, [...findings]])) }).join(',')).toBe(who);
});
