import { ofProcess } from './cli/around.ts';
import { lianxue } from './cli/lianxue.ts';

process.exitCode = await lianxue(process.argv.slice(2), ofProcess);
