import { randomInt, randomUUID } from 'node:crypto';
import { foundOffice } from '#features/office/commands.ts';
import { username as usernameSchema } from '#features/account/contract.ts';
import type { AdministratorPost } from '#shared/actor.ts';
import { required } from '#shared/procedure.ts';
import type { Program } from '../compose.ts';
import type { Cli, Desk } from './run.ts';
import { Misuse } from './speak.ts';
import { namesPerson, operatorName, type Told } from './who.ts';

interface NewOptions {
  readonly system?: string;
  readonly security?: string;
  readonly audit?: string;
  readonly level?: string;
}
const roles = ['system', 'security', 'audit'] as const;
type Role = (typeof roles)[number];
/** User names where none are given. */
const usual: Readonly<Record<Role, string>> = { system: 'sysadmin', security: 'secadmin', audit: 'auditadmin' };

/** `office create`, `office show`. */
export function officeCommands(cli: Cli): void {
  const { say } = cli;
  const group = cli.group('office', 'cli.office');
  cli.leaf<NewOptions>(group, 'create', 'cli.office.create', create, {
    writes: true,
    dress(command) {
      command.argument('<name>', say('cli.arg.name'));
      for (const role of roles) command.option(`--${role} <who>`, say('cli.opt.admin', { role: say(`post.${role}_admin`) }));
      command.option('--level <n>', say('cli.opt.level'), '2');
    },
  });
  cli.leaf(group, 'show', 'cli.office.show', show);
}

async function create(program: Program, desk: Desk, options: NewOptions & Told, name = ''): Promise<void> {
  if (namesPerson(options)) throw new Misuse('cli.operator_only');
  const securityLevel = Number(options.level);
  if (!/^[1-5]$/.test(options.level ?? '')) throw new Misuse('cli.wrong.missing_argument', { what: '--level 1…5' });
  if (!required(60).safeParse(name).success) throw new Misuse('cli.wrong.missing_argument', { what: desk.say('cli.arg.name') });
  const administrators = [];
  for (const role of roles) {
    const who = personOf(role, options[role], desk);
    const username = options[role] === undefined ? await freeUsername(program, usual[role]) : who.username;
    administrators.push({ post: `${role}_admin` as AdministratorPost, name: who.name, username, password: firstPassword() });
  }
  const { id } = await foundOffice(program, { kind: 'operator', name: operatorName() }, {
    commandId: randomUUID(), name: name.trim(), securityLevel, administrators,
  });
  desk.tell(
    { ok: true, id, name: name.trim(), administrators },
    desk.say('cli.said.created', { name: name.trim() }),
    ...administrators.map((one) => `  ${desk.say(`post.${one.post}`)}　${one.name}　${one.username}　${one.password}`),
  );
}

/** `姓名:用户名`; both as usual where nothing is said. */
function personOf(role: Role, said: string | undefined, { say }: Desk): { name: string; username: string } {
  if (said === undefined) return { name: say(`post.${role}_admin`), username: usual[role] };
  const [, name = '', username = ''] = /^(.{1,40}?)[:：](.+)$/.exec(said.trim()) ?? [];
  if (name.trim() === '' || !usernameSchema.safeParse(username).success) throw new Misuse('cli.wrong.admin', { role });
  return { name: name.trim(), username: username.trim() };
}

/** The usual name, numbered where an earlier office's administrator has it. */
async function freeUsername({ db }: Program, wanted: string): Promise<string> {
  const rows = await db.selectFrom('authUser').select('username').where('username', 'like', `${wanted}%`).execute();
  const taken = new Set(rows.map((row) => row.username));
  let free = wanted;
  for (let n = 2; taken.has(free); n += 1) free = `${wanted}${n}`;
  return free;
}

/** Four groups of letters and digits that are not mistaken for each other, with every kind of sign SEC-01 may ask for. */
function firstPassword(): string {
  const sets = ['abcdefghjkmnpqrstuvwxyz', 'ABCDEFGHJKMNPQRSTUVWXYZ', '23456789'] as const;
  const group = (): string => [sets[1], sets[0], sets[2], sets[0]].map((set) => set[randomInt(set.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}

interface Shown { id: string; name: string; demo: boolean; securityLevel: number; createdAt: string; people: number; activities: number; entries: number }

async function show(program: Program, desk: Desk, { office }: Told): Promise<void> {
  const rows = await program.db.selectFrom('office as o')
    .select(['o.id', 'o.name', 'o.demo', 'o.securityLevel', 'o.createdAt'])
    .select((eb) => [
      eb.selectFrom('person').select(eb.fn.countAll<number>().as('n')).whereRef('person.officeId', '=', 'o.id').as('people'),
      eb.selectFrom('activity').select(eb.fn.countAll<number>().as('n')).whereRef('activity.officeId', '=', 'o.id').as('activities'),
      eb.selectFrom('ledgerHead').select('seq').whereRef('ledgerHead.officeId', '=', 'o.id').as('entries'),
    ])
    .$if(office !== undefined, (query) => query.where('o.name', '=', office ?? '')).orderBy('o.createdAt').execute();
  const offices: Shown[] = rows.map((row) => ({ ...row, people: row.people ?? 0, activities: row.activities ?? 0, entries: row.entries ?? 0 }));
  desk.tell({ ok: true, offices }, ...(offices.length === 0 ? [desk.say('cli.no_office')] : offices.map((one) => desk.say('cli.said.office', { ...one, demo: null }))));
}
