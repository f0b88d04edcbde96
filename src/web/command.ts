import { type Failure, readFailure, uncertain } from '#web/failure.ts';
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
  /** Keys of the questions whose answers the command changes: `[api.activity.key()]`. */
  readonly invalidate?: readonly QueryKey[];
  readonly onDone?: (output: Output) => void;
}

const waits = [800, 2500];
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * A command of the contract as a page gives it. The command id is made once for each intent (the same input) and kept
 * while it is not known whether the server did it, so that trying again, by hand or by the two quiet retries here,
 * happens once only (invariant 6). A refusal is a decision: the next try is a new intent with a new id.
 */
export function useCommand<Input extends { commandId: string }, Output>(
  call: (input: Input) => Promise<Output>,
  { invalidate = [], onDone }: Options<Output> = {},
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
    if (intent.current?.said !== said) intent.current = { said, id: crypto.randomUUID() };
    setBusy(true);
    setFailure(null);
    try {
      const output = await attempt({ ...input, commandId: intent.current.id } as unknown as Input, waits);
      intent.current = null;
      await Promise.all(invalidate.map((queryKey) => queries.invalidateQueries({ queryKey })));
      onDone?.(output);
      return output;
    } catch (error) {
      const read = readFailure(error);
      if (!uncertain(read)) intent.current = null;
      setFailure(read);
      return null;
    } finally {
      setBusy(false);
    }
  }

  return { run, busy, failure, clear: () => setFailure(null) };
}
