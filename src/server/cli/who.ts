import { userInfo } from 'node:os';
import { createRouterClient } from '@orpc/server';
import type { ContractRouterClient } from '@orpc/contract';
import type { contract } from '#features/contracts.ts';
import type { ApiContext } from '#platform/api.ts';
import type { Identity } from '#platform/session.ts';
import type { Actor } from '#shared/actor.ts';
import type { Language } from '#shared/language.ts';
import { answer } from '../calls.ts';
import type { Program } from '../compose.ts';
import { gate } from '../gate.ts';
import { router } from '../rooms.ts';
import { Misuse, refusal } from './speak.ts';

/** Who acts, as told on the command line. */
export interface Told {
  readonly as?: string;
  readonly token?: string;
  /** The token that is set around the command line (LIANXUE_TOKEN). */
  readonly tokenAround?: string | undefined;
  readonly office?: string;
}

/** Somebody at the command line: the actor, the contract as a client, and what a file route is given. */
export interface Acting {
  readonly actor: Actor;
  readonly client: ContractRouterClient<typeof contract>;
  readonly context: ApiContext;
}

/** What the contract's client tells of a call before it is made. */
interface Call {
  readonly path: readonly string[];
  readonly procedure: { readonly '~orpc': { readonly route: { readonly method?: string } } };
  readonly input: unknown;
  readonly next: () => Promise<unknown>;
}

const tokenOf = ({ token, tokenAround }: Told): string | undefined => token ?? (tokenAround || undefined);

/** Whether a person is named at all; a token in the environment counts only where no name is given. */
export const namesPerson = (told: Told): boolean => told.as !== undefined || tokenOf(told) !== undefined;

/** The name under which the local operator stands in the ledger. */
export function operatorName(): string {
  try {
    return userInfo().username.slice(0, 50);
  } catch {
    return 'operator';
  }
}

/**
 * The person whom `--as` or the token names, else the local operator. Who may read the data folder needs no password.
 * @throws Refusal where there is no such person, token or office.
 */
export async function actAs(program: Program, told: Told, language: Language): Promise<Acting> {
  if (told.as !== undefined && told.token !== undefined) throw new Misuse('cli.one_of');
  const identity = await identify(program, told, language);
  const { db, door, now, files, fonts, outbound, watches } = program;
  const context: ApiContext = { actor: identity.actor, session: identity.session, db, door, now, files, fonts, outbound, watches };
  const client: unknown = createRouterClient(router as never, {
    context: context as never,
    interceptors: [async ({ path, procedure, input, next }: Call) => {
      const name = path.join('.');
      try {
        gate(name, procedure['~orpc'].route.method !== 'GET', identity);
        return await next();
      } catch (error) {
        throw answer(error, { program, language, name, input });
      }
    }] as never,
  });
  return { actor: identity.actor, client: client as Acting['client'], context };
}

/** As `actAs`, where the operator has nothing to look for: business is people's. */
export async function actAsPerson(program: Program, told: Told, language: Language): Promise<Acting> {
  if (!namesPerson(told)) throw refusal('FORBIDDEN', 'cli.needs_person');
  return actAs(program, told, language);
}

async function identify(program: Program, told: Told, language: Language): Promise<Extract<Identity, { why: null }>> {
  if (told.as !== undefined) {
    const found = await program.sessions.byUsername(told.as, language);
    if (found === null) throw refusal('NOT_FOUND', 'cli.no_user', { username: told.as });
    return found;
  }
  const token = tokenOf(told);
  if (token === undefined) return { actor: operatorOf(await officeOf(program, told.office), language), session: null, why: null };
  const found = await program.sessions.identify({ authorization: `Bearer ${token}` });
  if (found.actor === null) throw refusal('UNAUTHENTICATED', 'cli.needs_person');
  return { ...found, actor: { ...found.actor, language } };
}

const operatorOf = (officeId: string, language: Language): Actor => ({
  kind: 'operator', officeId, personId: null, name: operatorName(), posts: [], branchIds: [], link: null, may: 'all', language,
});

/** The office meant: the named one, or the only one there is. */
async function officeOf({ db }: Program, name: string | undefined): Promise<string> {
  const offices = await db.selectFrom('office').select(['id', 'name']).orderBy('createdAt').execute();
  const names = offices.map((office) => office.name).join('、');
  const [first] = offices;
  if (first === undefined) throw refusal('NOT_FOUND', 'cli.no_office');
  if (name === undefined && offices.length === 1) return first.id;
  if (name === undefined) throw new Misuse('cli.office_which', { names });
  const meant = offices.find((office) => office.name === name);
  if (meant === undefined) throw refusal('NOT_FOUND', 'cli.office_unknown', { name, names });
  return meant.id;
}
