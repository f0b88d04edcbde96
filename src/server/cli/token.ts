import { randomUUID } from 'node:crypto';
import { scopeOf } from '#platform/command.ts';
import { todayOf } from '#platform/today.ts';
import { addDays } from '#shared/dates.ts';
import type { Cli } from './run.ts';
import { actAsPerson } from './who.ts';

interface MakeOptions {
  readonly scope: 'read' | 'all';
  readonly until?: string;
}

/** `token make|list|revoke`: by the same account commands as the page. */
export function tokenCommands(cli: Cli): void {
  const { say, language } = cli;
  const group = cli.group('token', 'cli.token');
  cli.leaf<MakeOptions>(group, 'make', 'cli.token.make', async (program, desk, options, name = '') => {
    const { client, actor } = await actAsPerson(program, options, language);
    const expiresOn = options.until ?? addDays(await todayOf(program.db, scopeOf(actor, program.now()), program.now()), 90);
    const { id, entry, secret } = await client.account.makeToken({ commandId: randomUUID(), name, scope: options.scope, expiresOn });
    desk.tell({ ok: true, id, entry, secret, scope: options.scope, expiresOn }, say('cli.said.token', { name, until: expiresOn }), secret ?? '');
  }, {
    writes: true,
    dress: (command) => void command.argument('<name>', say('cli.arg.token_name')).option('--scope <scope>', say('cli.opt.scope'), 'read').option('--until <day>', say('cli.opt.until')),
  });
  cli.leaf(group, 'list', 'cli.token.list', async (program, desk, options) => {
    const { client } = await actAsPerson(program, options, language);
    const tokens = await client.account.tokens({});
    const now = program.now().toISOString();
    const state = (one: (typeof tokens)[number]): string => (one.revokedAt !== null ? 'revoked' : one.expiresAt < now ? 'expired' : 'valid');
    const lines = tokens.map((one) => `${one.id}　${one.name}　${one.scope}　${one.expiresAt.slice(0, 10)}　${say(`cli.said.state.${state(one)}`)}`);
    desk.tell({ ok: true, tokens: tokens.map((one) => ({ ...one, state: state(one) })) }, ...(lines.length === 0 ? [say('cli.said.tokens_none')] : lines));
  });
  cli.leaf(group, 'revoke', 'cli.token.revoke', async (program, desk, options, id = '') => {
    const { client } = await actAsPerson(program, options, language);
    const receipt = await client.account.revokeToken({ commandId: randomUUID(), id });
    desk.tell({ ok: true, ...receipt }, say('cli.said.revoked'));
  }, { writes: true, dress: (command) => void command.argument('<id>', say('cli.arg.id')) });
}
