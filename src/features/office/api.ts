import { implement } from '@orpc/server';
import type { ApiContext } from '#platform/api.ts';
import { foundOffice } from './commands.ts';
import { officeContract } from './contract.ts';
import { officeState } from './store.ts';

const os = implement(officeContract).$context<ApiContext>();

export const officeApi = {
  state: os.state.handler(({ context }) => officeState(context.db)),
  create: os.create.handler(({ input: { commandId, name, system, security, audit }, context }) =>
    foundOffice(context, { kind: 'system', name: '首次设置' }, {
      commandId, name,
      administrators: [
        { post: 'system_admin', ...system },
        { post: 'security_admin', ...security },
        { post: 'audit_admin', ...audit },
      ],
    }),
  ),
};
