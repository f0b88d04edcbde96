import { expect, test } from 'vitest';
import { links } from './links.ts';

test('every address of the product, in one place', () => {
  const id = 'a1';
  expect([
    links.home(), links.signIn(), links.signIn('/ledger?year=2026'), links.firstRun(), links.account(),
    links.activities(), links.activities({ stage: 'record', q: '钢 铁', empty: null }), links.calendar('2026-11'),
    links.newActivity(), links.newActivity(id), links.activity(id), links.activity(id, 'record'), links.ledger({ year: '2026' }),
    links.partners(), links.partner(id), links.sameUnits(), links.sameUnits({ after: '80_a_b' }), links.people(), links.person(id), links.branch(id), links.projects(), links.project(id),
    links.suggestions(), links.suggestion(id), links.newSuggestion(), links.rulebook(), links.rule('PLC-01'),
    links.administration(), links.partnerPage('t/k'),
  ]).toMatchInlineSnapshot(`
    [
      "/",
      "/sign-in",
      "/sign-in?next=%2Fledger%3Fyear%3D2026",
      "/first-run",
      "/account",
      "/activities",
      "/activities?stage=record&q=%E9%92%A2+%E9%93%81",
      "/activities/calendar?month=2026-11",
      "/activities/new",
      "/activities/new?suggestion=a1",
      "/activities/a1",
      "/activities/a1/record",
      "/ledger?year=2026",
      "/partners",
      "/partners/a1",
      "/partners/same",
      "/partners/same?after=80_a_b",
      "/people",
      "/people/a1",
      "/branches/a1",
      "/projects",
      "/projects/a1",
      "/suggestions",
      "/suggestions/a1",
      "/suggestions/new",
      "/rulebook",
      "/rulebook/PLC-01",
      "/administration",
      "/p/t%2Fk",
    ]
  `);
});
