import type { z } from 'zod';
import { onActivity } from '#features/activity/on-activity.ts';
import type { programmeContract } from './contract.ts';
import * as decide from './decide.ts';

type Input<V extends keyof typeof programmeContract> = z.infer<NonNullable<(typeof programmeContract)[V]['~orpc']['inputSchema']>>;

const own = ['activity', 'programmeVersion', 'consent'] as const;

export const edit = onActivity<Input<'edit'>>({ name: 'programme.edit', tables: own, decide: decide.edit });
export const propose = onActivity<Input<'propose'>>({ name: 'programme.propose', tables: own, decide: decide.propose });
export const accept = onActivity<Input<'accept'>>({ name: 'programme.accept', tables: own, decide: decide.accept });
export const decline = onActivity<Input<'refuse'>>({ name: 'programme.refuse', tables: own, decide: decide.decline });
