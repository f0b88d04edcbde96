import { accountContract } from './account/contract.ts';
import { activityContract } from './activity/contract.ts';
import { approvalContract } from './approval/contract.ts';
import { attendanceContract } from './attendance/contract.ts';
import { authenticityContract } from './authenticity/contract.ts';
import { bulletinContract } from './bulletin/contract.ts';
import { burdenContract } from './burden/contract.ts';
import { circularContract } from './circular/contract.ts';
import { consultationContract } from './consultation/contract.ts';
import { costContract } from './cost/contract.ts';
import { feedbackContract } from './feedback/contract.ts';
import { homeContract } from './home/contract.ts';
import { importContract } from './import/contract.ts';
import { inspectionContract } from './inspection/contract.ts';
import { ledgerContract } from './ledger/contract.ts';
import { noticeContract } from './notice/contract.ts';
import { officeContract } from './office/contract.ts';
import { offerContract } from './offer/contract.ts';
import { orgContract } from './org/contract.ts';
import { outcomeContract } from './outcome/contract.ts';
import { outletContract } from './outlet/contract.ts';
import { outsideContract } from './outside/contract.ts';
import { pairingContract } from './pairing/contract.ts';
import { papersContract } from './papers/contract.ts';
import { partnerContract } from './partner/contract.ts';
import { peerContract } from './peer/contract.ts';
import { patternContract } from './pattern/contract.ts';
import { placeContract } from './place/contract.ts';
import { planContract } from './plan/contract.ts';
import { programmeContract } from './programme/contract.ts';
import { projectContract } from './project/contract.ts';
import { reminderContract } from './reminder/contract.ts';
import { recordContract } from './record/contract.ts';
import { resourceContract } from './resource/contract.ts';
import { searchContract } from './search/contract.ts';
import { statisticsContract } from './statistics/contract.ts';
import { securityContract } from './security/contract.ts';
import { seriesContract } from './series/contract.ts';
import { suggestionContract } from './suggestion/contract.ts';
import { templateContract } from './template/contract.ts';
import { temporaryContract } from './temporary/contract.ts';
import { unitContract } from './unit/contract.ts';
import { reviewContract } from './review/contract.ts';
import { rulebookContract } from './rulebook/contract.ts';

/** Everything that can be asked of the program, by feature: pages, outside programs and documentation follow from it. */
export const contract = {
  account: accountContract,
  activity: activityContract,
  approval: approvalContract,
  attendance: attendanceContract,
  authenticity: authenticityContract,
  bulletin: bulletinContract,
  burden: burdenContract,
  circular: circularContract,
  consultation: consultationContract,
  cost: costContract,
  feedback: feedbackContract,
  home: homeContract,
  import: importContract,
  inspection: inspectionContract,
  ledger: ledgerContract,
  notice: noticeContract,
  office: officeContract,
  offer: offerContract,
  org: orgContract,
  outcome: outcomeContract,
  outlet: outletContract,
  outside: outsideContract,
  pairing: pairingContract,
  papers: papersContract,
  partner: partnerContract,
  pattern: patternContract,
  peer: peerContract,
  place: placeContract,
  plan: planContract,
  programme: programmeContract,
  project: projectContract,
  record: recordContract,
  reminder: reminderContract,
  resource: resourceContract,
  search: searchContract,
  statistics: statisticsContract,
  security: securityContract,
  series: seriesContract,
  suggestion: suggestionContract,
  template: templateContract,
  temporary: temporaryContract,
  unit: unitContract,
  review: reviewContract,
  rulebook: rulebookContract,
};
