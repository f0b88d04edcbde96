import { canonical } from '#shared/canonical.ts';
import { since, type Kind } from './facts-kinds.ts';

/**
 * The two chains of messages about a shared activity, one of each side. Every message names the one before it in its own chain and the
 * last one its writer had seen of the other, so each side holds, signed by the other, what the other had of it: neither can rewrite
 * what both have without the other's signatures telling. Pure: hashing and signing are handed in.
 */

/** What signs for the office, and how texts are hashed. */
export interface Desk {
  readonly publicKey: string;
  readonly hash: (text: string) => string;
  readonly sign: (text: string) => string;
}

/** The end of a chain. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
}
/** Before the first message. */
export const start: Head = { seq: 0, hash: '0'.repeat(64) };

/** What a message says around its body. Its text is the canonical JSON of this, signed to the letter. */
export interface Envelope {
  readonly v: number;
  readonly shared: string;
  readonly from: string;
  readonly to: string;
  readonly seq: number;
  readonly prev: string;
  readonly seen: Head;
  /** Hash of the newest entry of the writer's own ledger: with it the whole of that ledger is held by the other side. */
  readonly ledger: string | null;
  readonly at: string;
  readonly kind: string;
  readonly body: unknown;
}

export interface Signed {
  readonly text: string;
  readonly signature: string;
  readonly hash: string;
}

/** Where a message is written: both ends, whom to, and in which version of the protocol. */
export interface Stream {
  readonly shared: string;
  readonly to: string;
  readonly ours: Head;
  readonly theirs: Head;
  readonly version: number;
  readonly ledger: string | null;
}

/** The next message of our chain. A kind younger than the version both speak says so: it waits at the other side until that has been renewed. */
export function nextMessage(desk: Desk, { shared, to, ours, theirs, version, ledger }: Stream, kind: Kind, body: unknown, at: string): Signed & { readonly envelope: Envelope } {
  const envelope: Envelope = { v: Math.max(version, since[kind]), shared, from: desk.publicKey, to, seq: ours.seq + 1, prev: ours.hash, seen: theirs, ledger, at, kind, body };
  const text = canonical(envelope);
  return { envelope, text, signature: desk.sign(text), hash: desk.hash(text) };
}

/** What a side knows of the two chains when a message comes in. */
export interface KnownChain {
  readonly ours: Head;
  readonly theirs: Head;
  /** Hash of the message of theirs that is known by this number; null where there is none. */
  readonly theirsAt: (seq: number) => string | null;
  readonly oursAt: (seq: number) => string | null;
}

export type Judged =
  | { readonly as: 'next' }
  /** Known already, to the letter: answered again, changes nothing. */
  | { readonly as: 'again' }
  /** Something before it is missing: asked for again. */
  | { readonly as: 'gap'; readonly have: number }
  /** What they say now is not what they said, or not what we said: the histories part at this number. */
  | { readonly as: 'disagrees'; readonly why: 'fork' | 'rewritten' | 'seen'; readonly from: number };

/** How an incoming message stands to what is known. */
export function judge({ seq, prev, seen }: Pick<Envelope, 'seq' | 'prev' | 'seen'>, hash: string, { ours, theirs, theirsAt, oursAt }: KnownChain): Judged {
  if (seq <= theirs.seq) return theirsAt(seq) === hash ? { as: 'again' } : { as: 'disagrees', why: 'fork', from: seq };
  if (seq > theirs.seq + 1) return { as: 'gap', have: theirs.seq };
  if (prev !== theirs.hash) return { as: 'disagrees', why: 'rewritten', from: theirs.seq };
  const known = seen.seq === 0 ? start.hash : seen.seq > ours.seq ? null : oursAt(seen.seq);
  return known === seen.hash ? { as: 'next' } : { as: 'disagrees', why: 'seen', from: seen.seq };
}

/** Whether what the other says it has of our chain is so; else where it parts from it. */
export const agreesWith = (have: Head, { ours, oursAt }: Pick<KnownChain, 'ours' | 'oursAt'>): boolean =>
  have.seq === 0 ? have.hash === start.hash : have.seq <= ours.seq && oursAt(have.seq) === have.hash;
