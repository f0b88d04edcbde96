import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { StartError } from '../start-error.ts';
import { alive } from './holder.ts';

/**
 * A server whose owner was killed before it could stop it is told to end, so that its folder can be opened again. A
 * mark whose process number now belongs to something else is removed: after a restart of the machine PostgreSQL would
 * take any process of its user for a server.
 */
export async function endOrphan(cluster: string): Promise<void> {
  const mark = join(cluster, 'postmaster.pid');
  if (!existsSync(mark)) return;
  const pid = Number(readFileSync(mark, 'utf8').split('\n')[0]);
  if (!Number.isInteger(pid) || pid < 2 || !alive(pid)) return;
  if (!serves(pid, cluster)) return rmSync(mark, { force: true });
  process.kill(pid, 'SIGINT');
  for (let tries = 0; tries < 600; tries++) {
    if (!alive(pid)) return;
    await wait(50);
  }
  throw new StartError(
    `上次遗留的数据库进程 ${pid} 没有结束。请结束它后再启动。`,
    `The database process ${pid}, left from before, does not end. End it, then start again.`,
  );
}

/** Whether that process is a PostgreSQL on this cluster: its command names both. */
function serves(pid: number, cluster: string): boolean {
  try {
    const command =
      process.platform === 'linux'
        ? readFileSync(`/proc/${pid}/cmdline`, 'utf8')
        : execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return command.includes('postgres') && command.includes(cluster);
  } catch {
    return false;
  }
}
