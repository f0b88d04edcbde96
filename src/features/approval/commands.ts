import type { z } from 'zod';
import { onActivity } from '#features/activity/on-activity.ts';
import type { approvalContract } from './contract.ts';
import * as decide from './decide.ts';

type Input<V extends keyof typeof approvalContract> = z.infer<NonNullable<(typeof approvalContract)[V]['~orpc']['inputSchema']>>;

const own = ['activity', 'approval'] as const;

export const submit = onActivity<Input<'submit'>>({ name: 'approval.submit', tables: own, decide: decide.submit });
export const withdraw = onActivity<Input<'withdraw'>>({ name: 'approval.withdraw', tables: own, decide: decide.withdraw });
export const approve = onActivity<Input<'approve'>>({ name: 'approval.approve', tables: own, decide: decide.approve });
export const sendBack = onActivity<Input<'return'>>({ name: 'approval.return', tables: own, decide: decide.sendBack });
export const decline = onActivity<Input<'decline'>>({ name: 'approval.decline', tables: own, decide: decide.decline });
