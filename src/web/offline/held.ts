import { placeOf } from '#web/link-secret.ts';
import { links } from '#web/links.ts';
import { api } from '#web/client.ts';
import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { isAbout } from './pins.ts';
import { isFull, type HeldHead, type SealedStore } from './sealed-store.ts';

/** The files of what somebody pinned, kept beside its answers so that they open with no network. */

export interface Named {
  /** Where the server gives it. */
  readonly address: string;
  readonly name: string;
  /** Bytes, where the answer says. */
  readonly size: number | null;
}
/** Why a file was not kept: the office's limit, the device's own, or the server did not give it. */
export interface NotHeld extends Named {
  readonly why: 'limit' | 'full' | 'not_given';
}
export interface Held {
  readonly count: number;
  readonly bytes: number;
  readonly not: readonly NotHeld[];
}

/** Papers are written anew each time they are asked for; those that lie here are asked for again after so long, in milliseconds. */
const paperAge = 12 * 3_600_000;
/** What of the server's words about a file is said again by this device. */
const said = ['content-type', 'content-disposition', 'content-security-policy', 'x-content-type-options'];

type Facts = Readonly<Record<string, unknown>>;
const factsOf = (value: unknown): Facts => (typeof value === 'object' && value !== null ? (value as Facts) : {});
const listOf = (value: unknown): readonly Facts[] => (Array.isArray(value) ? value.map(factsOf) : []);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const sizeOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** A partner's papers: few, and a PDF is what a telephone opens. */
const bothWays = (name: string, address: (format: 'docx' | 'pdf') => string): Named[] => (['docx', 'pdf'] as const).map((format) => ({ address: address(format), name: `${name}.${format}`, size: null }));

/**
 * How the files stand in an answer, by the question's name; `page` is where a partner reads it. A question that is not here names none.
 */
const named: Readonly<Record<string, (data: unknown, input: Facts, page: string) => Named[]>> = {
  'activity.get': (data) => listOf(factsOf(factsOf(data)['facts'])['files']).map((file) => ({ address: `/files/${textOf(file['id'])}`, name: textOf(file['name']), size: sizeOf(file['size']) })),
  'papers.list': (data, { id }) => listOf(factsOf(data)['papers']).filter(({ empty }) => empty !== true)
    .map(({ key, kind }) => ({ address: links.paper(textOf(id), `${textOf(key)}.${textOf(kind)}`), name: `${textOf(key)}.${textOf(kind)}`, size: null })),
  // The latest version, and of a pack everything in it and the pack as one paper.
  'resource.one': (data) => {
    const { resource, pack } = factsOf(data);
    const { id, no, fileName, size, kind, title } = factsOf(resource);
    const own = textOf(fileName) === '' ? [] : [{ address: links.resourceFile(textOf(id), Number(no)), name: textOf(fileName), size: sizeOf(size) }];
    const parts = listOf(pack).flatMap(({ files }) => listOf(files).map((file) => ({ address: textOf(file['href']), name: textOf(file['name']), size: sizeOf(file['size']) })));
    return [...own, ...(kind === 'pack' ? [{ address: links.packFile(textOf(id), 'docx'), name: `${textOf(title)}.docx`, size: null }] : []), ...parts];
  },
  // What a partner reads: papers of an activity, material of its consultations, agreements of its unit.
  'partner.papers': (data, _, page) => listOf(data).flatMap(({ key, which }) => bothWays(textOf(key), (format) => links.theirPaper(page, textOf(key), format, textOf(which) || null))),
  'consultation.ofLink': (data, _, page) => listOf(data).flatMap(({ files }) => listOf(files).map((file) => ({ address: links.linkFile(page, textOf(file['id'])), name: textOf(file['name']), size: sizeOf(file['size']) }))),
  'place.page': (data, _, page) => listOf(factsOf(data)['agreements']).flatMap(({ id, purpose }) => bothWays(textOf(purpose), (format) => links.theirAgreement(page, textOf(id), format))),
};
/** A partner's questions end in the side they are about, or null; what is asked beside a page's own answers has its name before that. */
const nameOf = (key: QueryKey): string => (Array.isArray(key[0]) ? [...key[0], ...(key.length > 3 ? [key[2]] : [])].join('.') : '');
const pageOf = (key: QueryKey): string => placeOf(key.length > 2 ? textOf(key.at(-1)) || null : null);
export const namesFiles = (key: QueryKey): boolean => nameOf(key) in named;

/** The files an answer names. */
export const filesIn = (key: QueryKey, data: unknown): Named[] => named[nameOf(key)]?.(data, factsOf(factsOf(key[1])['input']), pageOf(key)) ?? [];
/** Under what a file lies here: an address below the page of a link without the link's secret, which lies nowhere on the device. */
export const nameHere = (address: string): string => address.replace(/^\/p\/[^/]+/u, '/p');


interface Holding {
  readonly store: SealedStore;
  readonly who: string;
  readonly queries: QueryClient;
  /** Bytes of all files kept on this device together. */
  readonly most: number;
}

/** Brings what lies here of a pinned object up to what its answers name; smaller files first, so that most of them fit. */
export async function holdFiles(pin: string, { store, who, queries, most }: Holding): Promise<Held> {
  const about = queries.getQueryCache().findAll({ predicate: ({ queryHash, queryKey, state }) => isAbout(pin, queryHash) && namesFiles(queryKey) && state.data !== undefined });
  // An activity's papers are asked for by their own page only.
  if (about.some(({ queryKey }) => nameOf(queryKey) === 'activity.get')) await queries.fetchQuery({ ...api.papers.list.queryOptions({ input: { id: pin } }), staleTime: 60_000 }).catch(() => undefined);
  const wanted = new Map(queries.getQueryCache().findAll({ predicate: ({ queryHash }) => isAbout(pin, queryHash) }).flatMap(({ queryKey, state }) => filesIn(queryKey, state.data)).map((file) => [nameHere(file.address), file]));
  const all = await store.held(who);
  const here = new Map(all.filter((note) => note.pin === pin).map((note) => [note.address, note]));
  for (const address of here.keys()) if (!wanted.has(address)) await store.letGo(who, address);
  let used = all.filter(({ address }) => !here.has(address) || wanted.has(address)).reduce((sum, { size }) => sum + size, 0);
  const not: NotHeld[] = [];
  for (const file of [...wanted.values()].toSorted((a, b) => (a.size ?? 0) - (b.size ?? 0))) {
    const before = here.get(nameHere(file.address));
    if (before !== undefined && (file.size !== null || Date.now() - before.at < paperAge)) continue;
    if (used + (file.size ?? 0) > most) {
      not.push({ ...file, why: 'limit' });
      continue;
    }
    const given = await fetchFile(file.address);
    if (given === null || used + given.bytes.byteLength - (before?.size ?? 0) > most) {
      // What could not be brought anew stays as it was.
      if (before === undefined) not.push({ ...file, size: given?.bytes.byteLength ?? file.size, why: given === null ? 'not_given' : 'limit' });
      continue;
    }
    const size = given.bytes.byteLength;
    const note = { who, pin, address: nameHere(file.address), size, at: Date.now() };
    const why = await store.hold(note, given.head, given.bytes).then(() => null, (error: unknown) => (isFull(error) ? 'full' : 'not_given'));
    if (why === null) used += size - (before?.size ?? 0);
    else not.push({ ...file, size, why });
  }
  const kept = (await store.held(who)).filter((note) => note.pin === pin);
  return { count: kept.length, bytes: kept.reduce((sum, { size }) => sum + size, 0), not };
}

async function fetchFile(address: string): Promise<{ readonly head: HeldHead; readonly bytes: Uint8Array } | null> {
  const answer = await fetch(address, { signal: AbortSignal.timeout(120_000) }).catch(() => null);
  if (answer?.ok !== true) return null;
  const bytes = await answer.arrayBuffer().then((buffer) => new Uint8Array(buffer), () => null);
  return bytes === null ? null : { head: Object.fromEntries(said.flatMap((name) => (answer.headers.has(name) ? [[name, answer.headers.get(name) ?? '']] : []))), bytes };
}
