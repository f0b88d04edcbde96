import type { Around } from './around.ts';
import { Cli } from './run.ts';
import { languageIn, sayIn } from './speak.ts';
import type { words } from './words.ts';

/** The commands as `--help` lists them. Only the one that is called is loaded. */
const commands: Readonly<Record<string, { readonly about: keyof typeof words; readonly load: () => Promise<(cli: Cli) => void> }>> = {
  office: { about: 'cli.office', load: async () => (await import('./office.ts')).officeCommands },
  token: { about: 'cli.token', load: async () => (await import('./token.ts')).tokenCommands },
  export: { about: 'cli.export', load: async () => (await import('./export.ts')).exportCommands },
  import: { about: 'cli.import', load: async () => (await import('./import.ts')).importCommands },
  search: { about: 'cli.search', load: async () => (await import('./search.ts')).searchCommand },
  statistics: { about: 'cli.statistics', load: async () => (await import('./statistics.ts')).statisticsCommand },
  compare: { about: 'cli.compare', load: async () => (await import('./compare.ts')).compareCommand },
  verify: { about: 'cli.verify', load: async () => (await import('./verify.ts')).verifyCommand },
};

/** Does what one command line says. @param given The words after the program's name. @returns the exit code; never throws. */
export async function lianxue(given: readonly string[], around: Around): Promise<number> {
  const language = languageIn(around.env);
  const cli = new Cli(language, await sayIn(language), around);
  for (const [name, { about, load }] of Object.entries(commands)) {
    if (given.includes(name)) (await load())(cli);
    else cli.group(name, about);
  }
  return cli.run(given);
}
