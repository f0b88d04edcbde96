import { describe, expect, test } from 'vitest';
import { exampleFacts, id, plainRules } from '#features/activity/fixtures.ts';
import { applyTo, checksOf } from '#features/attendance/fixtures.ts';
import { costLine } from './fixtures.ts';
import { actuals, set } from './decide.ts';
import { entryOf } from './facts.ts';

const [hire, books] = [costLine({ position: 1, category: 'hire', basis: 'vehicle_day', quantity: 1, unitFen: 90_000, actualFen: 80_000 }), costLine({ position: 2 })];
const known = { facts: exampleFacts({ activity: { stage: 'summary' }, costs: [hire, books] }), rules: plainRules };
const input = { commandId: id(1), id: id(2), version: 1 };
const said = { actualFen: 100, actualNote: null, papers: [] };

describe('cost.set', () => {
  test('lines are counted from 1; what was entered as spent stays with the line that keeps its id; what is left out goes', () => {
    const added = { ...entryOf(books), id: id(77), unitFen: 2_000 };
    const decision = set(known, { ...input, lines: [added, { ...entryOf(hire), unitFen: 100_000 }] });
    expect(applyTo(decision, 'costLine')).toMatchObject([books.id, { position: 2, amountFen: 100_000, unitFen: 100_000 }, { id: id(77), position: 1, amountFen: 40_000 }]);
    expect(JSON.stringify(applyTo(decision, 'costLine'))).not.toContain('actualFen');
  });
  test('the same line twice, a basis that does not fit, a second factor where there is one', () => {
    expect(checksOf(set(known, { ...input, lines: [entryOf(hire), entryOf(hire)] }))).toEqual(['need.cost_twice']);
    expect(checksOf(set(known, { ...input, lines: [{ ...entryOf(hire), basis: 'room_night' }] }))).toEqual(['need.cost_basis']);
    expect(checksOf(set(known, { ...input, lines: [{ ...entryOf(books), times: 2 }] }))).toEqual(['need.cost_times']);
  });
});

describe('cost.actuals', () => {
  test('only what changed is written; the sum before stays in the entry', () => {
    const decision = actuals(known, { ...input, lines: [{ id: hire.id, ...said, actualFen: 80_000 }, { id: books.id, ...said, actualFen: 20_000, papers: ['invoice', 'invoice'] }], added: [] });
    expect(applyTo(decision, 'costLine')).toEqual([{ actualFen: 20_000, actualNote: null, papers: ['invoice'], version: 2 }]);
    expect(decision.ok && decision.events).toEqual([{ name: 'cost.actuals_changed', details: { amount: '1000.00', before: '800.00' } }]);
  });
  test('what nobody had estimated is a line at nothing, after the others', () => {
    const more = { id: id(78), category: 'meal' as const, fundSource: 'party_fiscal' as const, payer: 'own' as const, spentOn: 'own' as const, ...said, actualFen: 6_000 };
    const decision = actuals(known, { ...input, lines: [], added: [more] });
    expect(applyTo(decision, 'costLine')).toEqual([expect.objectContaining({ id: id(78), position: 3, category: 'meal', basis: 'person_meal', quantity: 0, unitFen: 0, amountFen: 0, actualFen: 6_000 })]);
    expect(checksOf(actuals(known, { ...input, lines: [], added: [more, more] }))).toEqual(['need.cost_twice']);
    expect(checksOf(actuals(known, { ...input, lines: [], added: [{ ...more, id: hire.id }] }))).toEqual(['need.cost_twice']);
  });
  test('a line that is not there', () => {
    expect(checksOf(actuals(known, { ...input, lines: [{ id: id(99), ...said }], added: [] }))).toEqual(['need.cost_line']);
  });
});
