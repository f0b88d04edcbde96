import type { FoundKind } from '#features/search/facts.ts';
import { catchUp } from '#features/search/queries.ts';
import type { Program } from '../compose.ts';
import type { Cli, Common, Desk } from './run.ts';
import { actAs } from './who.ts';

interface Options extends Common {
  readonly kind?: string;
  readonly limit?: string;
}

/** `search PHRASE`: as the page finds, for the acting person or the operator. */
export function searchCommand(cli: Cli): void {
  const { say } = cli;
  cli.leaf<Options>(cli.root, 'search', 'cli.search', search, {
    dress: (command) => void command.argument('<phrase>', say('cli.arg.phrase')).option('--kind <kind>', say('cli.opt.kind')).option('--limit <n>', say('cli.opt.limit'), '20'),
  });
}

async function search(program: Program, desk: Desk, options: Options, q = ''): Promise<void> {
  const { client, actor } = await actAs(program, options, desk.language);
  // Nobody may be running who would have done it already.
  await catchUp(program, actor.officeId);
  // What does not fit is refused by the contract, with the field's name.
  const { rows, capped } = await client.search.find({ q, limit: Number(options.limit ?? 20), ...(options.kind === undefined ? {} : { kind: options.kind as FoundKind }) });
  const plain = (pieces: readonly { text: string }[]): string => pieces.map((piece) => piece.text).join('');
  const found = rows.map((row) => ({ id: row.sourceKey ?? row.id, kind: row.kind, title: plain(row.title), score: row.score }));
  const lines = rows.map((row) => `${desk.say(`search.kind.${row.kind}`)}　${plain(row.title)}　${row.sourceKey ?? row.id}${row.partly ? `　${desk.say('search.partly')}` : ''}`);
  desk.tell(found, ...(lines.length === 0 ? [desk.say('search.none', { q })] : lines), ...(capped === null ? [] : [desk.say('search.capped', { count: capped })]));
}
