import type { z } from 'zod';
import { onActivity } from '#features/activity/on-activity.ts';
import type { reviewContract } from './contract.ts';
import { respond } from './decide.ts';

type Input = z.infer<NonNullable<(typeof reviewContract.respond)['~orpc']['inputSchema']>>;

export const respondToFinding = onActivity<Input>({ name: 'review.respond', tables: ['findingResponse'], decide: respond });
