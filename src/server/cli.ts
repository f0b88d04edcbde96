import { resolve } from 'node:path';
import { Command } from 'commander';
import { openDatabase, type Database } from '#platform/database.ts';
import { Anchor } from '#platform/ledger/anchor.ts';
import { verify } from '#platform/ledger/verify.ts';
import { findRunning } from '#platform/postgres/holder.ts';
import { startEmbedded } from '#platform/postgres/start.ts';

const dataDir = resolve(process.env['LIANXUE_DATA'] ?? 'data');

/** Joins the running program's database, or the operator's own, or starts the embedded one for as long as the work takes. */
async function withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const known = process.env['DATABASE_URL'] ?? findRunning(dataDir)?.url;
  const started = known === undefined ? await startEmbedded({ dataDir, say: (line) => process.stderr.write(`${line}\n`) }) : null;
  const database = openDatabase(known ?? started?.url ?? '', { max: 4 });
  try {
    return await work(database);
  } finally {
    await database.close();
    await started?.stop();
  }
}

const program = new Command('lianxue').description('主题联学 / Lianxue').showHelpAfterError();

program
  .command('verify')
  .description('recomputes the ledger and holds the state against it; exits 1 at the first thing that is wrong')
  .option('--json', 'answer as JSON')
  .action(async ({ json = false }: { json?: boolean }) => {
    const second = process.env['LIANXUE_ANCHOR'];
    const verdict = await withDatabase(async ({ db }) => verify(db, await Anchor.in(dataDir, second === undefined ? undefined : resolve(second)).read()));
    const said = verdict.ok
      ? `台账完整,共 ${verdict.entries} 条。`
      : `台账第 ${verdict.firstBad.seq} 条有问题(${verdict.firstBad.reason}):${verdict.firstBad.detail}`;
    process.stdout.write(`${json ? JSON.stringify(verdict) : said}\n`);
    process.exitCode = verdict.ok ? 0 : 1;
  });

await program.parseAsync();
