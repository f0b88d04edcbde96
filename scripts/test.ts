import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareMachine } from './machine/prepare.ts';

// Everything the project is held to, in one run: `npm test`. Every part runs even when an earlier one fails; the last
// line counts types, lint and build as one each, and every test by itself.

const total = { passed: 0, failed: 0 };
const reports = mkdtempSync(join(tmpdir(), 'lx-report-'));
const report = join(reports, 'vitest.json');

const count = (passed: boolean): void => {
  total[passed ? 'passed' : 'failed'] += 1;
};

function part(name: string, program: string, ...words: string[]): boolean {
  console.log(`\n== ${name}`);
  const { status } = spawnSync(program, words, { stdio: 'inherit' });
  return status === 0;
}

/** Vitest's report: every test by itself. */
function countTests(succeeded: boolean): void {
  if (!existsSync(report)) return count(false);
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8')) as Record<string, number>;
  total.passed += numPassedTests ?? 0;
  total.failed += numFailedTests ?? 0;
  // A file that does not load has no failed test of its own.
  if (!succeeded && (numFailedTests ?? 0) === 0) count(false);
}

const lacking = prepareMachine();
if (lacking !== null) console.error(lacking);
count(lacking === null);
count(part('types: server', 'tsc', '-p', 'tsconfig.json'));
count(part('types: web', 'tsc', '-p', 'tsconfig.web.json'));
count(part('lint', 'oxlint', '--deny-warnings', 'src', 'tests', 'scripts', 'database', 'bench'));
count(part('build', 'vite', 'build'));
countTests(part('unit, database and browser', 'vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`));
rmSync(reports, { recursive: true, force: true });

console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
