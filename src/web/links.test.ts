import { expect, test } from 'vitest';
import { links } from './links.ts';

test('every address of the product, in one place', () => {
  const id = 'a1';
  expect([
    links.home(), links.signIn(), links.signIn('/ledger?year=2026'), links.firstRun(), links.account(),
    links.activities(), links.activities({ stage: 'record', q: '钢 铁', empty: null }), links.calendar('2026-11'),
    links.newActivity(), links.newActivity(id), links.activity(id), links.activity(id, 'record'), links.ledger({ year: '2026' }),
    links.partners(), links.partner(id), links.people(), links.person(id), links.branch(id), links.projects(), links.project(id),
    links.suggestions(), links.suggestion(id), links.newSuggestion(), links.rulebook(), links.rule('PLC-01'),
    links.administration(), links.partnerPage('t/k'),
  ]).toMatchInlineSnapshot();
});
