import { accountContract } from './account/contract.ts';
import { activityContract } from './activity/contract.ts';
import { approvalContract } from './approval/contract.ts';
import { orgContract } from './org/contract.ts';
import { partnerContract } from './partner/contract.ts';
import { programmeContract } from './programme/contract.ts';

/** Everything that can be asked of the program, by feature: pages, outside programs and documentation follow from it. */
export const contract = {
  account: accountContract,
  activity: activityContract,
  approval: approvalContract,
  org: orgContract,
  partner: partnerContract,
  programme: programmeContract,
};
