import { newId } from '#shared/ids.ts';
import { type Failure, readFailure, uncertain } from '#web/failure.ts';
import { sayOffline } from '#web/offline/state.ts';
import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

export interface Command<Input, Output> {
  /** Sends the command; answers what the server said, or null when it was not done (see `failure`). */
  readonly run: (input: Without<Input, 'commandId'>) => Promise<Output | null>;
  readonly busy: boolean;
  /** Why the last try was not done; null after a success and while one is under way. */
  readonly failure: Failure | null;
  readonly clear: () => void;
}

interface Options<Output> {
  /**
   * Name of the procedure, where it may be written with no network: it is kept on this device, `failure` says KEPT, and it
   * is sent by itself later. Only for what needs nothing that others may have changed meanwhile to be meant.
   */
  readonly offline?: Offline;
  /** What it is about, where it is kept on this device and the heading of the page does not say which. */
  readonly about?: string;
  /** Keys of the questions whose answers the command changes: `[api.activity.key()]`. */
  readonly invalidate?: readonly QueryKey[];
  readonly onDone?: (output: Output) => void;
}

/** What may be written with no network. A test holds each name against the contract; each has its words, `offline.of.<name>`. */
export const offlineWritings = [
  'approval.approve', 'approval.decline', 'approval.return', 'attendance.confirm', 'attendance.enterByLink', 'attendance.reply', 'bulletin.writeInsight', 'consultation.opineByLink', 'feedback.make', 'outcome.progress',
  'partner.consent', 'partner.consentByLink', 'place.addLine', 'place.editLine', 'place.endLine', 'place.proposeFacts', 'programme.propose', 'record.addFile', 'record.edit', 'record.sign', 'record.signByLink', 'resource.offerByLink',
  'suggestion.make',
] as const;
export type Offline = (typeof offlineWritings)[number];

const kept: Failure = { code: 'KEPT', findings: [], current: null, fields: [] };
/** A file that is uploaded before the command (`as`: the name of the input it is answered under), and what it is about. */
interface Beside {
  readonly file?: File | undefined;
  readonly as?: string | undefined;
  readonly about?: string | undefined;
}
/** Keeps a command on this device; false where this browser keeps nothing. Loaded by then: pages fetch it when they are idle. */
export const keepOnDevice = (path: Offline, { commandId, ...input }: { readonly commandId: string }, { file, as, about }: Beside = {}): Promise<boolean> =>
  import('#web/offline/device.ts')
    .then(({ device }) => device())
    .then((here) => here?.keep({ id: commandId, path, input, about: about ?? document.querySelector('h1')?.textContent ?? '', ...(file && { file }), ...(as !== undefined && { as }) }) ?? false);

const waits = [800, 2500];
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * A command of the contract as a page gives it. The command id is made once for each intent (the same input) and kept
 * while it is not known whether the server did it, so that trying again, by hand or by the two quiet retries here,
 * happens once only (invariant 6). A refusal is a decision: the next try is a new intent with a new id.
 */
export function useCommand<Input extends { commandId: string }, Output>(
  call: (input: Input) => Promise<Output>,
  { invalidate = [], onDone, offline, about }: Options<Output> = {},
): Command<Input, Output> {
  const queries = useQueryClient();
  const intent = useRef<{ said: string; id: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function attempt(input: Input, retries: readonly number[]): Promise<Output> {
    try {
      return await call(input);
    } catch (error) {
      const [wait, ...rest] = retries;
      if (wait === undefined || readFailure(error).code !== 'OFFLINE') throw error;
      await pause(wait);
      return attempt(input, rest);
    }
  }

  async function run(input: Without<Input, 'commandId'>): Promise<Output | null> {
    const said = JSON.stringify(input);
    if (intent.current?.said !== said) intent.current = { said, id: newId() };
    setBusy(true);
    setFailure(null);
    const sent = { ...input, commandId: intent.current.id } as unknown as Input;
    try {
      const output = await attempt(sent, offline !== undefined && !navigator.onLine ? [] : waits);
      intent.current = null;
      sayOffline({ reached: true });
      await Promise.all(invalidate.map((queryKey) => queries.invalidateQueries({ queryKey })));
      onDone?.(output);
      return output;
    } catch (error) {
      const read = readFailure(error);
      if (!uncertain(read)) intent.current = null;
      if (read.code === 'OFFLINE') sayOffline({ reached: false });
      const keeps = offline !== undefined && read.code === 'OFFLINE' && (await keepOnDevice(offline, sent, { about }).catch(() => false));
      setFailure(keeps ? kept : read);
      return null;
    } finally {
      setBusy(false);
    }
  }

  return { run, busy, failure, clear: () => setFailure(null) };
}
