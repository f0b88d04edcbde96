import { describe, expect, test } from 'vitest';
import type { Finding } from '#shared/finding.ts';
import { ceilingOf } from '../facts-ceiling.ts';
import { changed, foundAt, foundElsewhere, moved, newLine } from './lines.ts';

const id = '00000000-0000-7000-9000-000000000001';
const other = '00000000-0000-7000-9000-000000000002';
const found = (subject: string, field: string | null): Finding => ({ check: 'CST-01', severity: 'block', subject, field, facts: {}, basis: null, response: null });

describe('a line', () => {
  test('starts with what is known: people where it counts people, the fund of the activity', () => {
    expect(newLine('meal', { people: 40, fundSource: 'party_fiscal' }, id)).toMatchObject({ basis: 'person_meal', quantity: 40, times: 1, fundSource: 'party_fiscal', payer: 'own', spentOn: 'own' });
    expect(newLine('hire', { people: 40 }, id)).toMatchObject({ basis: 'vehicle_day', quantity: 1, onAllowance: null });
  });
  test('drops what no longer concerns it when its category changes', () => {
    const hire = { ...newLine('hire', {}, id), seats: 45, times: 3, onAllowance: 2 };
    expect(changed(hire, { category: 'material' })).toMatchObject({ basis: 'person', times: 1, seats: null, onAllowance: null });
    expect(changed(hire, { times: 2 })).toMatchObject({ seats: 45, times: 2, onAllowance: 2 });
    expect(changed({ ...newLine('lecture', {}, id), lecturer: 'full', lecturerOwn: true }, { category: 'venue' })).toMatchObject({ lecturer: null, lecturerOwn: false });
  });
  test('has one pot of ours, and none where the partner pays; a decision only of dues', () => {
    const dues = { ...newLine('material', { fundSource: 'party_dues' }, id), decision: '2026年3月支委会' };
    expect(changed(dues, { note: 'x' }).decision).toBe('2026年3月支委会');
    expect(changed(dues, { payer: 'partner' })).toMatchObject({ fundSource: null, decision: null });
    expect(changed(dues, { fundSource: 'party_fiscal' }).decision).toBeNull();
  });
  test('keeps a lump sum as pasted until its category changes', () => {
    const lump = { ...newLine('venue', {}, id), basis: 'lump' as const, quantity: 1 };
    expect(changed(lump, { note: 'x' }).basis).toBe('lump');
    expect(changed(lump, { category: 'other' }).basis).toBe('lump');
    expect(changed(lump, { category: 'meal' }).basis).toBe('person_meal');
  });
});

test('lines move within their list only', () => {
  expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
});

test('a finding stands beside its cell, by the line’s id or its place, else below', () => {
  const all = [found(`${id} 1800`, 'costs.unitFen'), found('', 'lines.0.times'), found('', 'costs.seats'), found(other, 'costs.note'), found('', 'theme')];
  expect(foundAt(all, id, 0, 'unitFen')).toEqual([all[0]]);
  expect(foundAt(all, id, 0, 'times')).toEqual([all[1]]);
  expect(foundElsewhere(all, [{ id }])).toEqual([all[2], all[3]]);
});

test('whose ceiling a unit price is held against', () => {
  const line = newLine('hire', {}, id);
  expect(ceilingOf(line, 25)).toEqual({ rule: 'CST-01', parameter: 'limit' });
  expect(ceilingOf({ ...line, seats: 25 }, 25)).toEqual({ rule: 'CST-02', parameter: 'limit' });
  expect(ceilingOf({ ...newLine('lecture', {}, id), lecturer: 'full' }, 25)).toEqual({ rule: 'CST-10', parameter: 'full' });
  expect(ceilingOf(newLine('material', {}, id), 25)).toBeNull();
});
