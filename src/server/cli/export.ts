import { Hono } from 'hono';
import { filters, type ActivityFilters } from '#features/activity/contract.ts';
import { papers } from '#features/papers/documents-catalogue.ts';
import { paperRoutes } from '#features/papers/http.ts';
import { temporaryRoutes } from '#features/temporary/http.ts';
import { rulebookRoutes } from '#features/rulebook/http.ts';
import type { HttpEnv } from '#platform/http.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Program } from '../compose.ts';
import type { Cli, Common, Desk } from './run.ts';
import { into, sinkFor } from './sink.ts';
import { Misuse } from './speak.ts';
import { actAsPerson, type Acting } from './who.ts';

const filterNames = ['stage', 'standing', 'branch', 'unit', 'project', 'from', 'to'] as const;
type Options = Partial<Record<(typeof filterNames)[number], string>> & Common & { readonly format?: string; readonly out?: string };
type Page = { readonly rows: readonly unknown[]; readonly next: string | null };

/** What is written row by row, a page at a time, as the acting person sees it. */
type Source = (acting: Acting, filters: ActivityFilters) => Promise<Page>;
const activities: Source = async ({ client }, asked) => {
  const { rows, next } = await client.activity.list(asked);
  const whole = [];
  for (const { id } of rows) whole.push((await client.activity.get({ id })).facts);
  return { rows: whole, next };
};
const ledger: Source = ({ client }, asked) => client.ledger.table(asked);
const entries: Source = ({ client }, { after, limit, from, to }) => client.ledger.list({ after, limit, from, to });

/** `export activities|ledger|entries|paper|rulebook`. */
export function exportCommands(cli: Cli): void {
  const { say } = cli;
  const group = cli.group('export', 'cli.export');
  const add = (name: 'activities' | 'ledger' | 'entries', source: Source, formats: readonly string[], filtered: readonly string[]): void =>
    cli.leaf<Options>(group, name, `cli.export.${name}`, (program, desk, options) => rows(program, desk, options, source, formats), {
      dress(command) {
        command.option('--format <format>', say('cli.opt.format', { formats: formats.join(', ') })).option('--out <file>', say('cli.opt.out'));
        for (const field of filtered) command.option(`--${field} <value>`, say('cli.opt.filter', { field }));
      },
    });
  add('activities', activities, ['jsonl', 'json', 'xlsx'], filterNames);
  add('ledger', ledger, ['jsonl', 'json', 'xlsx'], filterNames);
  add('entries', entries, ['jsonl', 'json'], ['from', 'to']);
  cli.leaf<Common & { out?: string; which?: string }>(group, 'paper', 'cli.export.paper', paper, {
    dress(command) {
      command.argument('<activity>', say('cli.arg.activity')).argument('<paper>', say('cli.arg.paper', { papers: papers.map(({ key }) => key).join(', ') }))
        .option('--which <number>', say('cli.opt.which')).option('--out <file>', say('cli.opt.out'));
    },
  });
  cli.leaf<Common & { out?: string }>(group, 'dossier', 'cli.export.dossier', dossier, { dress: (command) => { command.argument('<branch>', say('cli.arg.temporaryBranch')).option('--out <file>', say('cli.opt.out')); } });
  cli.leaf<Common & { out?: string }>(group, 'rulebook', 'cli.export.rulebook', rulebook, { dress: (command) => { command.option('--out <file>', say('cli.opt.out')); } });
}

/** The format asked for, else the file's ending, else lines of JSON. */
function formatOf({ format, out, json }: Options, formats: readonly string[]): string {
  const wanted = format ?? (/\.(\w+)$/.exec(out ?? '')?.[1]?.toLowerCase() ?? (json === true && out === undefined ? 'json' : 'jsonl'));
  if (!formats.includes(wanted)) throw new Misuse('cli.wrong.format', { format: wanted, formats: formats.join(', ') });
  return wanted;
}

async function rows(program: Program, desk: Desk, options: Options, source: Source, formats: readonly string[]): Promise<void> {
  const format = formatOf(options, formats);
  const acting = await actAsPerson(program, options, desk.language);
  const asked = Object.fromEntries(filterNames.flatMap((name) => (options[name] === undefined ? [] : [[name, options[name]]])));
  const { out } = options;
  if (format === 'xlsx') {
    return fileTo(desk, out, await fromRoute(acting, `/papers/ledger.xlsx?${new URLSearchParams(asked).toString()}`));
  }
  const count = await into(await sinkFor(desk.around, out, { binary: false }), async (sink) => {
    let written = 0;
    for (let after: string | undefined; ; ) {
      // What does not fit is refused by the contract itself, with the field's name.
      const page = await source(acting, { ...asked, limit: 100, ...(after === undefined ? {} : { after }) } as ActivityFilters);
      for (const row of page.rows) {
        const text = JSON.stringify(row);
        await sink.write(format === 'jsonl' ? `${text}\n` : `${written === 0 ? '[\n' : ',\n'}${text}`);
        written += 1;
      }
      if (page.next === null) break;
      after = page.next;
    }
    if (format === 'json') await sink.write(written === 0 ? '[]\n' : '\n]\n');
    return written;
  });
  if (out !== undefined) desk.tell({ ok: true, file: out, rows: count }, desk.say('cli.said.exported', { file: out, rows: count }));
}

async function paper(program: Program, desk: Desk, options: Common & { out?: string; which?: string }, activity = '', name = ''): Promise<void> {
  const acting = await actAsPerson(program, options, desk.language);
  const known = await program.db.selectFrom('activity').select('id')
    .where('officeId', '=', acting.actor.officeId).where('code', '=', activity).executeTakeFirst();
  const which = options.which === undefined ? '' : `?${new URLSearchParams({ which: options.which }).toString()}`;
  await fileTo(desk, options.out, await fromRoute(acting, `/papers/${encodeURIComponent(known?.id ?? activity)}/${encodeURIComponent(name)}${which}`));
}

/** A temporary branch by its name or id, as the acting person may read it. */
async function dossier(program: Program, desk: Desk, options: Common & { out?: string }, branch = ''): Promise<void> {
  const acting = await actAsPerson(program, options, desk.language);
  const known = await program.db.selectFrom('branch').select('id').where('officeId', '=', acting.actor.officeId).where('kind', '=', 'temporary').where('name', '=', branch).orderBy('startOn', 'desc').executeTakeFirst();
  await fileTo(desk, options.out, await fromRoute(acting, `/papers/temporary/branches/${encodeURIComponent(known?.id ?? branch)}/dossier.zip`));
}

async function rulebook(program: Program, desk: Desk, options: Common & { out?: string }): Promise<void> {
  await fileTo(desk, options.out, await fromRoute(await actAsPerson(program, options, desk.language), '/files/rulebook.docx'));
}

/** Part by part as it comes: a dossier with its photos may be larger than the memory there is. */
async function fileTo(desk: Desk, out: string | undefined, { body }: Response): Promise<void> {
  const bytes = await into(await sinkFor(desk.around, out, { binary: true }), async (sink) => {
    let written = 0;
    for await (const part of body ?? []) {
      await sink.write(part);
      written += part.byteLength;
    }
    return written;
  });
  if (out !== undefined) desk.tell({ ok: true, file: out, bytes }, desk.say('cli.said.paper', { file: out }));
}

/** The paper as the page's own address gives it, to the acting person. */
async function fromRoute({ context }: Acting, address: string): Promise<Response> {
  const app = new Hono<HttpEnv>();
  app.use(async (c, next) => {
    c.set('api', context);
    await next();
  });
  temporaryRoutes(app);
  paperRoutes(app);
  rulebookRoutes(app);
  app.notFound(() => {
    throw new Refusal('NOT_FOUND', [need('error.no_file')]);
  });
  app.onError((error) => {
    throw error;
  });
  return app.request(address);
}

// The filters a command line knows are the contract's own.
filterNames satisfies readonly (keyof typeof filters.shape)[];
