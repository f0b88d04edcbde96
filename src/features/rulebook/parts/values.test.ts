import { describe, expect, test } from 'vitest';
import { shippedSettings } from '#features/rulebook/shipped.ts';
import { kindOf, ruleOf } from '#features/rulebook/book.ts';
import { textOf, valueOf } from './values.ts';

test('every shipped value can be typed again as it is shown', () => {
  for (const { rule, parameter, value } of shippedSettings) {
    const shipped = ruleOf(rule)?.parameters.find((one) => one.parameter === parameter);
    if (shipped === undefined) throw new Error(rule);
    const kind = kindOf(shipped);
    expect(valueOf(kind, textOf(kind, value)), `${rule}.${parameter}`).toEqual(value);
  }
});

describe('what is typed', () => {
  test.each([
    ['number', '7', 7], ['number', '７', 7], ['number', ' 7 ', 7], ['number', '七', null], ['number', '-1', null], ['number', '1.5', null], ['number', '', null],
    ['yes_no', 'true', true], ['yes_no', '', null], ['words', '景区\n\n 温泉 ', ['景区', '温泉']], ['words', ' \n', null],
    ['areas', '庐山', [{ name: '庐山', aliases: ['庐山'], except: [] }]], ['areas', '华山｜华山、華山｜九华山', [{ name: '华山', aliases: ['华山', '華山'], except: ['九华山'] }]], ['areas', '｜甲', null],
    ['none', '', true],
  ] as const)('%s %j', (kind, text, value) => expect(valueOf(kind, text)).toEqual(value));
});
