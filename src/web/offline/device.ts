import { upload } from '#features/file/parts/upload.ts';
import { newId } from '#shared/ids.ts';
import { client } from '#web/client.ts';
import { readFailure } from '#web/failure.ts';
import { linkSecret, placeOf, sideOf } from '#web/link-secret.ts';
import { links } from '#web/links.ts';
import type { Query, QueryClient } from '@tanstack/react-query';
import { follow, heard, keptKey, restore } from './answers.ts';
import { holdFiles, namesFiles, type Held } from './held.ts';
import { Outbox, type KeptFile, type NewWriting, type Send, type Writing } from './outbox.ts';
import { forgetPins, isAbout, pins } from './pins.ts';
import { SealedStore } from './sealed-store.ts';
import { canKeep, markKey, ownerKey, reader, sayOffline } from './state.ts';

/** This browser as a place where things are kept: opened once for all pages, and only when something is to be kept or read. */

/** Set while somebody signed out with no network: the server is told as soon as there is one. */
const leavingKey = 'lianxue.leaving';
const firstWait = 5_000;
const longestWait = 300_000;

export interface NewKept {
  readonly id: string;
  readonly path: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly about: string;
  readonly file?: File;
  /** Under which name of the input what the upload answers stands; without it beside the rest. */
  readonly as?: string;
}

class Device {
  readonly store: SealedStore;
  readonly outbox: Outbox;
  readonly #queries: QueryClient;
  readonly #channel = new BroadcastChannel('lianxue');
  #timer: ReturnType<typeof setTimeout> | undefined;
  #holding: ReturnType<typeof setTimeout> | undefined;
  #wait = firstWait;

  constructor(store: SealedStore, queries: QueryClient) {
    this.store = store;
    this.#queries = queries;
    this.outbox = new Outbox({ store, send: this.#send, read: readFailure, alone: (work) => navigator.locks.request('lianxue.outbox', work) });
    this.#channel.onmessage = ({ data }) => (data !== 'signed out' ? void this.count() : linkSecret(location.pathname) === null && location.assign('/sign-in'));
    addEventListener('online', () => void this.flush());
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void this.flush());
    follow(store, queries, () => who(), (query) => pinOf(query) !== undefined, (query) => this.#refresh(query));
  }

  /** Opens what lies here for somebody: by the address of a link, by the key that lies here, or by the server's word. */
  async unlock(whose: string): Promise<void> {
    const { keys } = this.store;
    const secret = linkSecret(location.pathname);
    if (secret !== null) await keys.unlock(whose, new TextEncoder().encode(secret), false);
    else if (!(await keys.known(whose))) {
      const given = await client.account.device({});
      // Somebody else has signed in meanwhile.
      if (given.ownerId !== whose || given.secret === null) return;
      await keys.unlock(whose, bytesOf(given.secret), true);
    }
  }

  /** What was kept before its owner's key was known comes under it, then what waits is sent. */
  async settle(whose: string): Promise<void> {
    await navigator.locks.request('lianxue.outbox', () => this.store.reseal(whose));
    await this.flush();
  }

  /** Somebody is signed in here, perhaps another than before: what the others have not sent stays, and opens to nobody. */
  async arrive(whose: string): Promise<void> {
    await this.store.keys.lockOthers(whose);
    await this.unlock(whose).catch(() => undefined);
    await restore(this.store, this.#queries, whose);
    await this.settle(whose);
  }

  /** Keeps the files of something pinned, or lets go of them. Null where nobody is signed in. */
  async hold(pin: string): Promise<Held | null> {
    const whose = who();
    if (whose === null) return null;
    const { megabytes } = await client.account.device({});
    await this.unlock(whose);
    void navigator.storage.persist?.();
    return holdFiles(pin, { store: this.store, who: whose, queries: this.#queries, most: megabytes * 1024 * 1024 });
  }
  async letGo(pin: string): Promise<void> {
    const whose = who() ?? '';
    for (const { address } of (await this.store.held(whose)).filter((note) => note.pin === pin)) await this.store.letGo(whose, address);
  }
  /** How much of what is pinned lies here: all of it, or of one object. */
  async holds(pin?: string): Promise<{ readonly count: number; readonly bytes: number }> {
    const notes = (await this.store.held(who() ?? '')).filter((note) => pin === undefined || note.pin === pin);
    return { count: notes.length, bytes: notes.reduce((sum, { size }) => sum + size, 0) };
  }

  /** Something pinned was read anew: its files, too. */
  #refresh(query: Query): void {
    const pin = pinOf(query);
    if (pin === undefined || !namesFiles(query.queryKey)) return;
    clearTimeout(this.#holding);
    this.#holding = setTimeout(() => void this.hold(pin).catch(() => undefined), 2_000);
  }

  /** Says on every page how much is not sent. */
  async count(): Promise<void> {
    const list = await this.list();
    sayOffline({ unsent: list.length, toMend: list.filter((one) => one.state !== 'waiting').length });
  }

  list(): Promise<Writing[]> {
    const whose = who();
    return whose === null ? Promise.resolve([]) : this.outbox.list(whose);
  }

  async keep({ file, as, ...fresh }: NewKept): Promise<boolean> {
    const whose = who();
    if (whose === null) return false;
    const kept: KeptFile | null = file === undefined ? null : { key: fresh.id, name: file.name, mediaType: file.type, size: file.size, as: as ?? null };
    const writing: NewWriting = { ...fresh, who: whose, page: linkSecret(location.pathname) === null ? location.pathname : null, side: sideOf(location.pathname), writtenAt: new Date().toISOString(), file: kept };
    await this.outbox.keep(writing, file === undefined ? undefined : new Uint8Array(await file.arrayBuffer()));
    // What is not sent yet must not go when the device makes room; asked for once there is something to lose.
    void navigator.storage.persist?.();
    await this.#changed();
    this.#later();
    return true;
  }

  async drop(id: string): Promise<void> {
    await this.outbox.drop(id);
    await this.#changed();
  }

  async mend(id: string, input: Writing['input']): Promise<void> {
    await this.outbox.mend(id, { id: newId(), input });
    await this.flush();
  }

  /** Sends what waits; comes again by itself, ever more seldom, as long as nobody answers. */
  async flush(): Promise<void> {
    const whose = who();
    if (whose === null || (await this.list()).every((one) => one.state !== 'waiting')) return this.count();
    const { sent, why } = await this.outbox.flush(whose);
    await this.#changed();
    if (sent.length > 0) await this.#queries.invalidateQueries();
    if (why === 'unreached') this.#later();
    else this.#wait = firstWait;
  }

  /** Nothing that was kept for this reader can be read here again. */
  async forget(): Promise<void> {
    const whose = who();
    // While it is still known whose it is: a page that is killed in between leaves it to the next word with the server.
    if (whose !== null) await this.store.destroy(whose);
    forgetPins();
    for (const key of [ownerKey, markKey, keptKey]) localStorage.removeItem(key);
    this.#channel.postMessage('signed out');
  }

  /** The same of a personal link, whose holder has no signing out: what was kept by it goes, key and all, until it is opened again. */
  async leaveLink(): Promise<void> {
    const whose = who();
    if (whose === null || linkSecret(location.pathname) === null) return;
    await navigator.locks.request('lianxue.outbox', () => this.store.destroy(whose));
    forgetPins();
    left = true;
    await this.#changed();
  }

  /** A link that was ended or ran out: what was read by it may not be read any more. What was written stays, for its writer to take along. */
  async linkEnded(): Promise<void> {
    const whose = who();
    if (whose !== null && linkSecret(location.pathname) !== null) {
      forgetPins();
      await this.store.forgetRead(whose);
    }
    await this.count();
  }

  readonly #send: Send = async (writing) => {
    const { path, side, writtenAt, file } = writing;
    // In a place the address may have led to another side since, or to none.
    const theirs = isPlace.test(location.pathname) || side !== null;
    const uploaded = file === null ? {} : await upload(new File([await this.store.bytes(file.key)], file.name, { type: file.mediaType }), undefined, theirs ? links.linkFiles(placeOf(side)) : undefined);
    const beside = file === null || file.as === null ? uploaded : { [file.as]: uploaded };
    return procedure(path)({ ...writing.input, ...beside, commandId: writing.id }, { signal: AbortSignal.timeout(60_000), context: { writtenAt, ...(theirs ? { side } : {}) } });
  };

  async #changed(): Promise<void> {
    await this.count();
    this.#channel.postMessage('changed');
  }

  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), this.#wait);
    this.#wait = Math.min(this.#wait * 2, longestWait);
  }
}
export type { Device };

const pinOf = ({ queryHash }: Query): string | undefined => pins().find((id) => isAbout(id, queryHash));
const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));

type Procedure = (input: unknown, options: object) => Promise<unknown>;
/** The procedure of a name; its input was typed where it was written. */
function procedure(path: string): Procedure {
  let at: unknown = client;
  for (const name of path.split('.')) at = (at as Record<string, unknown>)[name];
  return at as Procedure;
}

/** Set once the holder of a link had everything of it deleted here: until it is opened again nothing more is kept. */
let left = false;

/** Whose what is kept here is; nobody's on the page of a link whose holder let go of everything. */
const who = (): string | null => (left ? null : reader());

const isPlace = /^\/(?:p\/[^/]|place(?:\/|$))/u;

let opened: Promise<Device | null> | null = null;
/** Null where this browser keeps nothing: see `canKeep`. */
export function device(queries?: QueryClient): Promise<Device | null> {
  if (opened === null && queries !== undefined) opened = canKeep() ? SealedStore.open().then((store) => new Device(store, queries), () => null) : Promise.resolve(null);
  return opened ?? Promise.resolve(null);
}

/** Opens the device for a page: what was read before is there before the first question, what was not sent is sent. */
export async function begin(queries: QueryClient): Promise<void> {
  if (localStorage.getItem(leavingKey) !== null) await leave();
  watchAnswers(queries);
  const here = await device(queries);
  const whose = who();
  if (here === null || whose === null) return;
  if (linkSecret(location.pathname) === null) await here.store.keys.lockOthers(whose);
  // A key that has to be asked for first is not waited for: nobody may answer.
  const unlocked = linkSecret(location.pathname) !== null || (await here.store.keys.known(whose)) ? here.unlock(whose) : null;
  await unlocked;
  await restore(here.store, queries, whose);
  void (unlocked ?? here.unlock(whose).catch(() => undefined)).then(() => here.settle(whose)).catch(() => undefined);
}

/** Ends the session at the server; with no network the device remembers to. */
export async function leave(): Promise<void> {
  localStorage.setItem(leavingKey, 'yes');
  await fetch('/auth/sign-out', { method: 'POST' }).then(() => localStorage.removeItem(leavingKey), () => undefined);
}

/** Whose the device is follows from who is signed in; whoever was cut off keeps nothing. */
function watchAnswers(queries: QueryClient): void {
  queries.getQueryCache().getAll().forEach(owned);
  queries.getQueryCache().subscribe(({ type, query, ...event }) => {
    // What this device asks of itself says nothing of the server.
    if (type !== 'updated' || !('action' in event) || !Array.isArray(query.queryKey[0])) return;
    if (event.action.type === 'success' && event.action.manual !== true) {
      sayOffline({ reached: true });
      owned(query);
    } else if (event.action.type === 'error' || event.action.type === 'failed') {
      const said = heard(event.action.error);
      if (said === 'unreached') {
        sayOffline({ reached: false });
        // What was answered before stands, and the bar above says how old it is: no page need think of it.
        if (event.action.type === 'error' && query.state.data !== undefined) query.setState({ status: 'success', error: null, isInvalidated: true });
      }
      if (said === 'cut_off') cutOff();
      else if (said === 'link_ended') void device().then((here) => here?.linkEnded()).catch(() => undefined);
      else if (said === 'nobody') void askWhetherCut().catch(() => undefined);
    }
  });
}

/** Once, however many questions are refused together: the page is left only when everything is destroyed. */
let cutting: Promise<void> | null = null;
function cutOff(): void {
  cutting ??= device().then((here) => here?.forget()).then(() => location.assign('/sign-in'));
  void cutting.catch(() => undefined);
}

/** The cookie ran out, and nobody is signed in for all the server knows: whether the session it stood for was cut off meanwhile. */
async function askWhetherCut(): Promise<void> {
  const mark = localStorage.getItem(markKey);
  if (mark === null) return;
  const answer = await fetch('/auth/cut', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ mark }) });
  if (((await answer.json()) as { cut?: boolean }).cut === true) cutOff();
}

function owned({ queryKey, state }: Query): void {
  if (JSON.stringify(queryKey[0]) !== '["account","me"]') return;
  // Only the contract's own answer stands under that name.
  const { ownerId: me, mark } = (state.data ?? {}) as { ownerId?: string | null; mark?: string | null };
  if (typeof mark === 'string') localStorage.setItem(markKey, mark);
  if (typeof me !== 'string' || me === localStorage.getItem(ownerKey)) return;
  localStorage.setItem(ownerKey, me);
  void device().then((here) => here?.arrive(me)).catch(() => undefined);
}
