import type { Pool } from 'pg';

interface Line {
  readonly name: string;
  readonly line: string;
}

/** Columns with their types and defaults, then keys and checks, in the order of the table. */
const members = `
  select c.relname as name, format('  %I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
      case when a.attnotnull then ' not null' else '' end,
      coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')) as line
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by c.relname collate "C", a.attnum`;

const constraints = `
  select c.relname as name, format('  constraint %I %s', k.conname, pg_get_constraintdef(k.oid)) as line
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where c.relnamespace = 'public'::regnamespace and k.contype in ('p', 'u', 'f', 'c', 'x')
    order by c.relname collate "C", array_position(array['p', 'u', 'f', 'c', 'x'], k.contype::text), k.conname collate "C"`;

const indexes = `
  select c.relname as name, replace(pg_get_indexdef(i.indexrelid), ' public.', ' ') || ';' as line
    from pg_index i join pg_class c on c.oid = i.indrelid
    where c.relnamespace = 'public'::regnamespace
      and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid)
    order by c.relname collate "C", pg_get_indexdef(i.indexrelid) collate "C"`;

const head = `-- The schema as the migrations make it, drawn from the database's own catalogue by "npm run schema". To read, not to
-- run: the program makes its tables from database/migrations.`;

/** The schema of a migrated database as readable SQL: tables by name, each with its keys, checks and indexes. */
export async function dumpSchema(pool: Pool): Promise<string> {
  const { rows: columnLines } = await pool.query<Line>(members);
  const { rows: constraintLines } = await pool.query<Line>(constraints);
  const { rows: indexLines } = await pool.query<Line>(indexes);
  const of = (lines: readonly Line[], table: string): string[] =>
    lines.filter(({ name }) => name === table).map(({ line }) => line);
  const tables = [...new Set(columnLines.map(({ name }) => name))].filter((name) => !name.startsWith('kysely_'));
  const drawn = tables.map((table) => {
    const body = [...of(columnLines, table), ...of(constraintLines, table)].join(',\n');
    return [`create table ${table} (\n${body}\n);`, ...of(indexLines, table)].join('\n');
  });
  return `${[head, ...drawn].join('\n\n')}\n`;
}
