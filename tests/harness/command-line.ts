import { execFile } from 'node:child_process';
import { lianxue } from '#server/cli/lianxue.ts';
import type { App } from './app.ts';

/** What a run of the command line said, and the code it ended with. */
export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}
type Run = (args: readonly string[], env?: Readonly<Record<string, string>>) => Promise<Said>;

const around = ({ databaseUrl, dataDir }: App) => ({ PATH: process.env['PATH'], DATABASE_URL: databaseUrl, LIANXUE_DATA: dataDir, LANG: 'zh_CN.UTF-8' });

/** The command line on the database of a running program, with its own connections, in this process: a start of its own reads two thousand modules. */
export const commandLine = (app: App): Run => async (args, env = {}) => {
  const parts: Uint8Array[] = [];
  let err = '';
  const code = await lianxue(args, {
    env: { ...around(app), ...env }, screen: false,
    out: async (part) => void parts.push(Buffer.from(part)),
    err: (text) => { err += text; },
  });
  return { code, out: Buffer.concat(parts).toString('utf8'), err };
};

/** The same as a process of its own, as people start it. */
export const ownProcess = (app: App): Run => (args, env = {}) =>
  new Promise((resolve) => {
    execFile(process.execPath, ['--import', './scripts/need-node.mjs', 'src/server/cli.ts', ...args], { env: { ...around(app), ...env }, encoding: 'utf8' }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
  });
