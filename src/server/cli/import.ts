import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { kindOfSheet } from '#features/import/facts-kind.ts';
import type { PreviewRow } from '#features/import/contract.ts';
import type { Program } from '../compose.ts';
import { bringPartners } from './import-partners.ts';
import { bringTables, tablesOf, type WithAlike } from './import-tables.ts';
import { isLines, linesOf } from './lines.ts';
import type { Cli, Desk } from './run.ts';
import { exits, refusal } from './speak.ts';
import { stoppable } from './stoppable.ts';
import { actAs, type Acting, type Told } from './who.ts';

interface Line {
  /** Counted from 1, as an editor does. */
  readonly line: number;
  /** Null where the line is not a JSON object. */
  readonly raw: Readonly<Record<string, unknown>> | null;
}
interface Guessed {
  readonly id: string | null;
  readonly field: string;
  readonly from: string;
  readonly to: string | null;
}
interface Refused {
  readonly line: number;
  readonly id: string | null;
  readonly reason: string;
  readonly message: string;
}

/** `import FILE`, `import cases|partners|list|take-back`. */
export function importCommands(cli: Cli): void {
  const { say } = cli;
  const group = cli.group('import', 'cli.import');
  const withAlike = (command: Command): void => void command.option('--with-alike', say('cli.opt.with_alike'));
  cli.leaf(group, 'file', 'cli.import.file', bringFile, { writes: true, byItself: true, dress: (command) => withAlike(command.argument('<file>', say('cli.arg.any'))) });
  cli.leaf(group, 'cases', 'cli.import.cases', bringCases, { writes: true, dress: (command) => withAlike(command.argument('<file>', say('cli.arg.cases'))) });
  cli.leaf(group, 'partners', 'cli.import.partners', bringPartners, { writes: true, dress: (command) => void command.argument('<file>', say('cli.arg.sheet')) });
  cli.leaf(group, 'list', 'cli.import.list', list);
  cli.leaf(group, 'take-back', 'cli.import.take_back', takeBack, { writes: true, dress: (command) => void command.argument('<import>', say('cli.arg.import')) });
}

/** What a file is of is told by itself: lines of JSON, a register of activities, or a sheet of partners. */
async function bringFile(program: Program, desk: Desk, told: Told & WithAlike, file = ''): Promise<void> {
  if (await isLines(file)) return bring(program, desk, told, file);
  const table = await tablesOf(program, desk, told, file);
  const kinds = new Set(table.sheets.filter((sheet) => sheet.hidden !== true).flatMap((sheet) => kindOfSheet(sheet, table.remembered) ?? []));
  if (kinds.size > 1) throw refusal('REFUSED', 'cli.both_kinds', { file });
  if (kinds.size === 0) throw refusal('REFUSED', 'cli.neither_kind', { file });
  return kinds.has('partners') ? bringPartners(program, desk, told, file) : bringTables(desk, table, told);
}

async function bringCases(program: Program, desk: Desk, told: Told & WithAlike, file = ''): Promise<void> {
  return (await isLines(file)) ? bring(program, desk, told, file) : bringTables(desk, await tablesOf(program, desk, told, file), told);
}

async function bring(program: Program, desk: Desk, told: Told, file = ''): Promise<void> {
  const acting = await actAs(program, told, desk.language);
  const batchId = randomUUID();
  const name = basename(file).slice(0, 200);
  const sum = { read: 0, created: 0, unchanged: 0 };
  const guessed: Guessed[] = [];
  const refused: Refused[] = [];
  // Beside the answer, which has the same members whether it came to its end or not.
  const toldIn = (): void => desk.beside(desk.say(sum.created > 0 ? 'cli.said.cancelled' : 'cli.said.cancelled_none', { created: sum.created, id: batchId }));
  const cancelled = await stoppable(async (stopped) => {
    for await (const lines of chunks(file)) {
      const done = await bringChunk(acting, desk, { batchId, name }, lines);
      sum.read += lines.length;
      sum.created += done.created;
      sum.unchanged += done.unchanged;
      guessed.push(...done.guessed);
      refused.push(...done.refused);
      if (sum.read % 1000 === 0) desk.beside(desk.say('cli.said.progress', { read: sum.read, created: sum.created }));
      if (stopped()) return true;
    }
    return false;
  }).catch((error: unknown) => {
    if (sum.created > 0) toldIn();
    throw error;
  });
  desk.tell(
    { ...sum, guessed, refused },
    desk.say('cli.said.imported', { ...sum, guessed: guessed.length, refused: refused.length }),
    ...refused.map((one) => desk.say('cli.said.refused', { line: one.line, message: one.message })),
    ...guessed.map((one) => desk.say(one.to === null ? 'cli.said.unread' : 'cli.said.guessed', { id: one.id ?? '', from: one.from, to: one.to ?? '' })),
    ...(sum.created > 0 ? [desk.say('cli.said.import_id', { id: batchId })] : []),
  );
  if (cancelled) {
    toldIn();
    desk.exit(exits.cancelled);
  }
}

async function bringChunk({ client }: Acting, { say }: Desk, batch: { batchId: string; name: string }, lines: readonly Line[]) {
  const whole = lines.flatMap(({ line, raw }) => (raw === null ? [] : [{ line, raw }]));
  const rows: readonly PreviewRow[] = whole.length === 0 ? [] : await client.import.preview({ cases: whole.map(({ raw }) => raw) });
  const fresh = rows.filter((row) => row.state === 'new');
  const cases = fresh.flatMap((row) => { const one = whole[row.at]; return one === undefined ? [] : [one.raw]; });
  if (cases.length > 0) await client.import.cases({ commandId: randomUUID(), ...batch, cases });
  const refused: Refused[] = lines.flatMap(({ line, raw }) => (raw === null ? [{ line, id: null, reason: 'not_json', message: say('import.refused.not_json') }] : []));
  for (const row of rows) {
    if (row.state !== 'refused') continue;
    const reason = row.reason ?? 'empty';
    refused.push({ line: whole[row.at]?.line ?? 0, id: row.key, reason, message: say(`import.refused.${reason}`, { ...row.facts, key: row.key ?? '' }) });
  }
  const guessed = fresh.flatMap((row) => row.notes.filter((note) => note.kind !== 'cleaned').map(({ field, from, to }) => ({ id: row.key, field, from, to })));
  return { created: cases.length, unchanged: rows.filter((row) => row.state === 'unchanged').length, guessed, refused };
}

/** The file's cases by hundreds, read as it goes, so that its size does not matter. */
async function* chunks(file: string): AsyncGenerator<Line[]> {
  let chunk: Line[] = [];
  for await (const line of casesIn(file)) {
    chunk.push(line);
    if (chunk.length === 100) {
      yield chunk;
      chunk = [];
    }
  }
  if (chunk.length > 0) yield chunk;
}

async function* casesIn(file: string): AsyncGenerator<Line> {
  for await (const { line, text } of linesOf(file)) {
    const plain = text === null ? null : (line === 1 ? text.replace(/^\uFEFF/, '') : text).trim();
    // A list of cases with one on each line is as good as lines alone.
    const one = plain?.replace(/^\[$|^\]$|,$/gu, '') ?? null;
    if (one !== '') yield { line, raw: one === null ? null : objectIn(one) };
  }
}

function objectIn(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

async function list(program: Program, desk: Desk, told: Told): Promise<void> {
  const { client } = await actAs(program, told, desk.language);
  const { rows } = await client.import.batches({ limit: 100 });
  desk.tell({ ok: true, imports: rows }, ...rows.map((row) => `${row.id}　${row.name}　${row.cases}${row.takenBackAt === null ? '' : `　${desk.say('cli.said.taken_back')}`}`));
}

async function takeBack(program: Program, desk: Desk, told: Told, id = ''): Promise<void> {
  const { client } = await actAs(program, told, desk.language);
  const whole = await stoppable(async (stopped) => {
    for (;;) {
      await client.import.takeBack({ commandId: randomUUID(), id });
      const { rows } = await client.import.batches({ id, limit: 1 });
      if (rows[0]?.takenBackAt !== null) return true;
      if (stopped()) return false;
    }
  });
  if (!whole) {
    desk.tell({ ok: false, import: id }, desk.say('cli.said.half_back'));
    desk.exit(exits.cancelled);
    return;
  }
  desk.tell({ ok: true, import: id }, desk.say('cli.said.taken_back'));
}
