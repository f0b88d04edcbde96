import { Command, CommanderError, Option } from 'commander';
import { StartError } from '#platform/start-error.ts';
import type { Language, Say } from '#shared/language.ts';
import type { Program } from '../compose.ts';
import type { Around } from './around.ts';
import { exits, Misuse } from './speak.ts';
import type { Told } from './who.ts';
import type { words } from './words.ts';

/** What every command is given: the words of its reader, and where to answer. */
export interface Desk {
  readonly language: Language;
  readonly say: Say;
  readonly around: Around;
  /** Answers: `data` as JSON where `--json` asks for it, else the sentences. */
  tell(data: unknown, ...lines: string[]): void;
  /** One line beside the answer: how far the work is, what became of it. */
  beside(line: string): void;
  exit(code: number): void;
}
export type Common = Told & { readonly json?: boolean };
interface Leaf {
  /** Adds its own arguments and options. */
  readonly dress?: (command: Command) => void;
  readonly writes?: boolean;
  /** Done where the group is called without naming one of its commands. */
  readonly byItself?: boolean;
}
type Work<Options> = (program: Program, desk: Desk, options: Options & Common, ...args: string[]) => Promise<void>;

/** The tree of commands in one language; `leaf` adds one that does something. What is only asked or written wrongly is answered without the program, which takes long to load. */
export class Cli {
  readonly language: Language;
  readonly say: Say;
  readonly root: Command;
  readonly #around: Around;
  #exit: number = exits.done;

  constructor(language: Language, say: Say, around: Around) {
    this.language = language;
    this.say = say;
    this.#around = around;
    this.root = this.#dressed(new Command('lianxue'), 'cli.about').addHelpText('after', `\n${say('cli.codes')}`);
  }

  group(name: string, about: keyof typeof words): Command {
    const group = this.#dressed(new Command(name), about);
    this.root.addCommand(group);
    return group;
  }

  /** A command: `make <name>`; who acts and `--json` are understood by all alike. */
  leaf<Options extends object>(parent: Command, name: string, about: keyof typeof words, work: Work<Options>, { dress, writes = false, byItself = false }: Leaf = {}): void {
    const { say } = this;
    const command = this.#dressed(new Command(name), about);
    dress?.(command);
    command
      .option('--as <username>', say('cli.opt.as'))
      .addOption(new Option('--token <token>', say('cli.opt.token')))
      .option('--office <name>', say('cli.opt.office'))
      .option('--json', say('cli.opt.json'))
      .action(async (...given: unknown[]) => {
        const options = { ...command.opts<Options & Common>(), tokenAround: this.#around.env['LIANXUE_TOKEN']?.trim() };
        const args = given.slice(0, command.registeredArguments.length).map(String);
        const { carryOut } = await import('./carry-out.ts');
        this.#exit = await carryOut({ writes, json: options.json === true, language: this.language, around: this.#around }, (program, desk) => work(program, desk, options, ...args));
      });
    parent.addCommand(command, { isDefault: byItself });
  }

  /** Reads the command line and does what it says. @returns the exit code; never throws. */
  async run(argv: readonly string[]): Promise<number> {
    try {
      if (argv.length === 0) throw new Misuse('cli.wrong.no_command');
      await this.root.parseAsync([...argv], { from: 'user' });
      return this.#exit;
    } catch (error) {
      if (error instanceof CommanderError && error.exitCode === 0) return exits.done;
      const { code, exit, sentence } = this.#spoken(error);
      await complain(this.#around, argv.includes('--json'), { code, message: sentence, findings: [] });
      return exit;
    }
  }

  #spoken(error: unknown): { code: string; exit: number; sentence: string } {
    const { say, language } = this;
    if (error instanceof Misuse) return { code: 'BAD_REQUEST', exit: exits.usage, sentence: say(error.check, error.facts) };
    if (error instanceof CommanderError) return { code: 'BAD_REQUEST', exit: exits.usage, sentence: say(...wrongOf(error)) };
    if (error instanceof StartError) {
      const [chinese = '', english = ''] = error.message.split('\n');
      return { code: 'UNAVAILABLE', exit: exits.unavailable, sentence: language === 'en' ? english : chinese };
    }
    return { code: 'INTERNAL_SERVER_ERROR', exit: exits.fault, sentence: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }

  #dressed(command: Command, about: keyof typeof words): Command {
    const titles: Readonly<Record<string, keyof typeof words>> = {
      'Usage:': 'cli.title.usage', 'Options:': 'cli.title.options', 'Commands:': 'cli.title.commands', 'Arguments:': 'cli.title.arguments',
    };
    const { say } = this;
    return command
      .description(say(about)).helpOption('-h, --help', say('cli.opt.help')).helpCommand(false).exitOverride()
      .configureOutput({ writeOut: (text) => void this.#around.out(text), writeErr: () => undefined })
      .configureHelp({ styleTitle: (title) => (titles[title] === undefined ? title : say(titles[title])) });
  }
}

/** What the parser found wrong, as one of our sentences. */
function wrongOf({ code, message }: CommanderError): [keyof typeof words, { what: string }] {
  const what = /'([^']*)'/.exec(message)?.[1] ?? '';
  switch (code) {
    case 'commander.unknownCommand': return ['cli.wrong.unknown_command', { what }];
    case 'commander.unknownOption': return ['cli.wrong.unknown_option', { what }];
    case 'commander.missingArgument': case 'commander.optionMissingArgument': return ['cli.wrong.missing_argument', { what }];
    case 'commander.excessArguments': return ['cli.wrong.excess', { what }];
    case 'commander.help': return ['cli.wrong.no_command', { what }];
    default: return ['cli.wrong.other', { what }];
  }
}

/** Tells what went wrong, as JSON where it was asked for. */
export async function complain({ out, err }: Around, json: boolean, problem: { code: string; message: string; findings: readonly unknown[] }): Promise<void> {
  if (json) await out(`${JSON.stringify({ ok: false, ...problem })}\n`);
  else err(`${problem.message}\n`);
}
