const signals = ['SIGINT', 'SIGTERM'] as const;

/**
 * Work in steps that may be asked to end: the step in hand is finished, so that it is done whole or not at all, and
 * `stopped` says to begin no other. Asked once more, the program ends at once, and what was not committed has not happened.
 */
export async function stoppable<T>(work: (stopped: () => boolean) => Promise<T>): Promise<T> {
  let asked = false;
  const ask = (): void => { asked = true; };
  for (const signal of signals) process.once(signal, ask);
  try {
    return await work(() => asked);
  } finally {
    for (const signal of signals) process.off(signal, ask);
  }
}
