import { answerOf, asked, member, text, type Answer } from './answer.ts';
import { hashOf } from './hash.ts';

/** What an upload answers; `record.addFile` takes it as it is. */
export interface Uploaded {
  readonly sha256: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
}
type OnSent = (part: number) => void;

/** What goes in one piece: sent again from its start it costs a slow network less than the questions of the longer way. */
const small = 200_000;
/** Waits before each try, in milliseconds; given up after the last, until somebody tries again. Anything that arrived begins them anew. */
const waits = [0, 1000, 2000, 4000, 8000];
const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });
const protocol = { 'tus-resumable': '1.0.0' };

/** Sends one file as a raw body. Throws what the contract's client throws, so that `readFailure` reads it like any other answer. */
export const sendFile = async (address: string, file: File, onSent?: OnSent): Promise<unknown> =>
  answerOf(await asked('POST', address, { headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(file.name) }, body: file, onSent: (bytes) => onSent?.(file.size === 0 ? 1 : bytes / file.size) }));

/**
 * Sends one file to be looked through and stored; the same file sent twice is kept once. What is not small goes on where it
 * stopped, by the tus protocol: after a cut at once, after the page was killed because the server knows the file by its hash.
 * @param onSent Told how much is there, from 0 to 1.
 * @param address Another than `/files` for the holder of a personal link.
 */
export async function upload(file: File, onSent?: OnSent, address = '/files'): Promise<Uploaded> {
  const body = file.size <= small ? await sendFile(address, file, onSent) : await alone(file, async (sha256) => sendOn(`${address}/halves`, file, sha256, onSent));
  return { sha256: text(member(body, 'sha256')), name: text(member(body, 'name')), mediaType: text(member(body, 'mediaType')), size: Number(member(body, 'size')) };
}

/** Two tabs that send the same file do it one after the other: the second finds it there. */
async function alone<T>(file: File, send: (sha256: string) => Promise<T>): Promise<T> {
  const sha256 = await hashOf(new Uint8Array(await file.arrayBuffer()));
  return 'locks' in navigator ? navigator.locks.request(`lianxue.upload ${sha256}`, () => send(sha256)) : send(sha256);
}

async function sendOn(address: string, file: File, sha256: string, onSent: OnSent | undefined): Promise<unknown> {
  // Once more from the start where the server let go of it meanwhile, or what it got was spoilt on the way.
  for (let again = true; ; again = false) {
    const half = await begin(address, file, sha256);
    const lost = await bring(half, file, onSent);
    if (lost && again) continue;
    const answer = await asked('POST', half.place, { headers: protocol });
    if (again && (answer.status === 404 || spoilt(answer))) continue;
    return answerOf(answer);
  }
}

interface Half {
  readonly place: string;
  readonly from: number;
}
async function begin(address: string, file: File, sha256: string): Promise<Half> {
  const metadata = Object.entries({ filename: file.name, sha256 }).map(([name, value]) => `${name} ${base64(value)}`).join(',');
  const answer = await asked('POST', address, { headers: { ...protocol, 'upload-length': String(file.size), 'upload-metadata': metadata } });
  answerOf(answer);
  return { place: new URL(answer.header('location') ?? '', new URL(address, location.href)).href, from: Number(answer.header('upload-offset')) };
}

/**
 * Brings what is not there yet, however often it is cut off.
 * @returns whether the server knows nothing of it any more.
 * @throws what came last, where it is refused or nothing more arrives.
 */
async function bring({ place, from }: Half, file: File, onSent: OnSent | undefined): Promise<boolean> {
  let at = from;
  for (let tries = 0; at < file.size; ) {
    await pause(waits[tries] ?? 0);
    const going = at;
    const came = await asked('PATCH', place, {
      headers: { ...protocol, 'upload-offset': String(at), 'content-type': 'application/offset+octet-stream' }, body: file.slice(at), onSent: (bytes) => onSent?.((going + bytes) / file.size),
    }).catch((error: unknown) => error);
    if (isAnswer(came) && came.status >= 400 && came.status < 500 && ![404, 409].includes(came.status)) answerOf(came);
    const told = isAnswer(came) && came.status < 500 ? came : await asked('HEAD', place, { headers: protocol }).catch((error: unknown) => error);
    if (isAnswer(told) && told.status === 404) return true;
    const there = isAnswer(told) ? Number(told.header('upload-offset') ?? at) : at;
    tries = there > at ? 0 : tries + 1;
    at = there;
    if (tries === waits.length || (!isAnswer(told) && !navigator.onLine)) throw isAnswer(told) ? new TypeError('nothing more arrives') : told;
  }
  onSent?.(1);
  return false;
}

const isAnswer = (value: unknown): value is Answer => typeof value === 'object' && value !== null && 'header' in value;
const spoilt = ({ status, body }: Answer): boolean => status === 422 && body.includes('"file.changed"');
const base64 = (value: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(value)));
