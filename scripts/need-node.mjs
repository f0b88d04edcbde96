import module from 'node:module';
import { join } from 'node:path';

// Loaded before everything else, in plain JavaScript: an older Node would only complain of unknown file extensions.
if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(`需要 Node 24,现在是 ${process.versions.node}。请运行 npm ci(不要加 --ignore-scripts),再用 npm 命令启动。
Node 24 is needed, this is ${process.versions.node}. Run npm ci (without --ignore-scripts), then start with the npm commands.`);
  process.exit(1);
}
// Two thousand modules are read at each start: what they were compiled to is kept, for processes started by this one too.
const kept = join(import.meta.dirname, '../node_modules/.cache/compiled');
module.enableCompileCache(kept);
process.env.NODE_COMPILE_CACHE ??= kept;
