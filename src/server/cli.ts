import { Cli } from './cli/run.ts';
import { languageIn, sayIn } from './cli/speak.ts';
import type { words } from './cli/words.ts';

/** The commands as `--help` lists them. Only the one that is called is loaded. */
const commands: Readonly<Record<string, { readonly about: keyof typeof words; readonly load: () => Promise<(cli: Cli) => void> }>> = {
  office: { about: 'cli.office', load: async () => (await import('./cli/office.ts')).officeCommands },
  token: { about: 'cli.token', load: async () => (await import('./cli/token.ts')).tokenCommands },
  export: { about: 'cli.export', load: async () => (await import('./cli/export.ts')).exportCommands },
  import: { about: 'cli.import', load: async () => (await import('./cli/import.ts')).importCommands },
  search: { about: 'cli.search', load: async () => (await import('./cli/search.ts')).searchCommand },
  statistics: { about: 'cli.statistics', load: async () => (await import('./cli/statistics.ts')).statisticsCommand },
  compare: { about: 'cli.compare', load: async () => (await import('./cli/compare.ts')).compareCommand },
  verify: { about: 'cli.verify', load: async () => (await import('./cli/verify.ts')).verifyCommand },
};

const given = process.argv.slice(2);
const language = languageIn(process.env);
const cli = new Cli(language, await sayIn(language));
for (const [name, { about, load }] of Object.entries(commands)) {
  if (given.includes(name)) (await load())(cli);
  else cli.group(name, about);
}
await cli.run(given);
