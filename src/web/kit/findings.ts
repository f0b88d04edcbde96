import type { Finding } from '#shared/finding.ts';

const plain = { subject: '', field: null, facts: {}, basis: null, response: null } as const;

/** One finding of each severity, and one that was met. */
export const findings: readonly Finding[] = [
  {
    ...plain,
    check: 'PLC-02',
    severity: 'warn',
    basis: { source: '示例规定', article: '第三条', value: 2, unit: '小时', status: 'unconfirmed' },
  },
  { ...plain, check: 'need.theme', severity: 'block' },
  { ...plain, check: 'INT-03', severity: 'ask' },
  {
    ...plain,
    check: 'PLN-08',
    severity: 'block',
    response: { kind: 'override', text: '年度计划已报批', byName: '演示乙', byPost: 'committee', at: '2026-11-23T06:00:00Z' },
  },
];
