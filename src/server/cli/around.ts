/** What one run of the command line stands in: what is set around it, and where its words go. A process has its own; a test gives one. */
export interface Around {
  readonly env: NodeJS.ProcessEnv;
  /** Whether what is answered goes to a screen, which shows no bytes. */
  readonly screen: boolean;
  /** Answers; settles when it is taken. */
  out(part: string | Uint8Array): Promise<void>;
  /** Tells beside the answer: how far the work is, what went wrong. */
  err(text: string): void;
}

export const ofProcess: Around = {
  env: process.env,
  screen: process.stdout.isTTY,
  out: (part) => new Promise((resolve, reject) => process.stdout.write(part, (error) => (error === null || error === undefined ? resolve() : reject(error)))),
  err: (text) => void process.stderr.write(text),
};
