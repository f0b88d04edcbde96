import { exportCommands } from './cli/export.ts';
import { importCommands } from './cli/import.ts';
import { officeCommands } from './cli/office.ts';
import { Cli } from './cli/run.ts';
import { languageIn, sayIn } from './cli/speak.ts';
import { searchCommand } from './cli/search.ts';
import { tokenCommands } from './cli/token.ts';
import { verifyCommand } from './cli/verify.ts';

const language = languageIn(process.env);
const cli = new Cli(language, sayIn(language));
officeCommands(cli);
tokenCommands(cli);
exportCommands(cli);
importCommands(cli);
searchCommand(cli);
verifyCommand(cli);
await cli.run(process.argv.slice(2));
