import type { Check, Found } from '#shared/check.ts';

/** What a rule looks at of a circular: how long it is, and the day it goes out. */
export interface CircularText {
  readonly characters: number;
  readonly on: string;
}

/** 减负: a circular is short (BRD-06). */
export const short: Check<CircularText> = {
  id: 'BRD-06', severity: 'warn', phases: ['publish'], override: null, source: '《整治形式主义为基层减负若干规定》', article: '精简文件：篇幅一般不超过5000字',
  parameters: [{ parameter: 'characters', value: 5000, unit: '字', status: 'unconfirmed' }],
  on: ({ on }) => on,
  find({ characters }, read): Found[] {
    const most = read<number>('characters');
    return most === null || characters <= most ? [] : [{ field: 'body', facts: { characters, most } }];
  },
};

export const circularChecks: readonly Check<CircularText>[] = [short];
