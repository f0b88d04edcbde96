import { implement } from '@orpc/server';
import { gives, type ApiContext } from '#platform/api.ts';
import * as commands from './commands.ts';
import { programmeContract } from './contract.ts';

const os = implement(programmeContract).$context<ApiContext>();

export const programmeApi = {
  edit: os.edit.handler(gives(commands.edit)),
  propose: os.propose.handler(gives(commands.propose)),
  accept: os.accept.handler(gives(commands.accept)),
  refuse: os.refuse.handler(gives(commands.decline)),
};
