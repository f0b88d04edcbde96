import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const packages = ['libreoffice-writer-nogui', 'libreoffice-calc-nogui', 'fonts-noto-cjk', 'poppler-utils'];
const has = (program: string): boolean => spawnSync('which', [program]).status === 0;
const hasChinese = (): boolean => spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout?.includes('CJK') ?? false;

/**
 * What the tests need and npm lacks: LibreOffice reads our papers, poppler measures them, a Chinese face shows them.
 * Debian as root installs it; elsewhere the one command to run is told.
 * @returns null when all is there, else what to do.
 */
export function prepareMachine(): string | null {
  const ready = () => has('soffice') && has('pdftotext') && hasChinese();
  if (ready()) return null;
  const command = `apt-get update && apt-get install -y --no-install-recommends fontconfig ${packages.join(' ')}`;
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return `tests need LibreOffice, poppler and a Chinese font: sudo sh -c '${command}'`;
  const done = spawnSync('sh', ['-c', command], { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  return done.status === 0 && ready() ? null : `could not install by itself; run: ${command}`;
}
