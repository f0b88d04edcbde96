import type { Command } from '#platform/command.ts';
import { note } from './decide.ts';
import type { Attempt } from './facts.ts';

export const noteRefused: Command<Attempt & { readonly commandId: string }, null> = { name: 'security.note', tables: ['securityNote'], load: async () => null, decide: note };
