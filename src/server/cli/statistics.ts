import { drift, makeAnew } from '#features/statistics/queries.ts';
import { figureText, unknownText } from '#features/statistics/documents-sheets.ts';
import type { Program } from '../compose.ts';
import type { Cli, Common, Desk } from './run.ts';
import { exits } from './speak.ts';
import { actAs } from './who.ts';

interface Options extends Common {
  readonly year?: string;
  readonly branch?: string;
  readonly asAt?: string;
  readonly check?: boolean;
  readonly rebuild?: boolean;
}

/** `statistics`: the page's figures by the same contract; `--check` holds the kept sums against the state, `--rebuild` makes them anew from the ledger. */
export function statisticsCommand(cli: Cli): void {
  const { say } = cli;
  cli.leaf<Options>(cli.root, 'statistics', 'cli.statistics', statistics, {
    dress: (command) => void command.option('--year <year>', say('cli.opt.stat_year')).option('--branch <id>', say('cli.opt.stat_branch')).option('--as-at <day>', say('cli.opt.stat_as_at'))
      .option('--check', say('cli.opt.stat_check')).option('--rebuild', say('cli.opt.stat_rebuild')),
  });
}

async function statistics(program: Program, desk: Desk, { year, branch, asAt, check, rebuild, ...told }: Options): Promise<void> {
  const { client, actor } = await actAs(program, told, desk.language);
  if (rebuild === true) await makeAnew(program.db, actor.officeId, (done, of) => desk.beside(desk.say('cli.said.stat_followed', { done, of })));
  // Asking follows the ledger to its head, so that what is compared is of one moment.
  const asked = { ...(year === undefined ? {} : { year: Number(year) }), ...(branch === undefined ? {} : { branch }), ...(asAt === undefined ? {} : { asAt }) };
  const view = await client.statistics.figures(asked);
  if (check === true) {
    const { differences, cells } = await drift(program.db, actor.officeId);
    desk.tell({ ok: differences.length === 0, cells, differences }, differences.length === 0 ? desk.say('cli.said.stat_true', { cells }) : desk.say('cli.said.stat_differs', { count: differences.length, cells }),
      ...differences.slice(0, 50).map(({ branch: of, year: when, dimension, key, kept, truth }) => `${of} ${when} ${dimension} ${key}: ${JSON.stringify(kept)} ≠ ${JSON.stringify(truth)}`));
    if (differences.length > 0) desk.exit(exits.damaged);
    return;
  }
  desk.tell(view, ...view.figures.map((figure) => [desk.say(`figure.${figure.key}`), figureText(figure), unknownText(figure.key, figure.unknown)].filter((part) => part !== '').join('　')));
}
