import { accountEvents } from './account/events.ts';
import { activityEvents } from './activity/events.ts';
import { approvalEvents } from './approval/events.ts';
import { attendanceEvents } from './attendance/events.ts';
import { authenticityEvents } from './authenticity/events.ts';
import { bulletinEvents } from './bulletin/events.ts';
import { circularEvents } from './circular/events.ts';
import { consultationEvents } from './consultation/events.ts';
import { costEvents } from './cost/events.ts';
import { feedbackEvents } from './feedback/events.ts';
import { importEvents } from './import/events.ts';
import { inspectionEvents } from './inspection/events.ts';
import { noticeEvents } from './notice/events.ts';
import { offerEvents } from './offer/events.ts';
import { officeEvents } from './office/events.ts';
import { orgEvents } from './org/events.ts';
import { outcomeEvents } from './outcome/events.ts';
import { outletEvents } from './outlet/events.ts';
import { outsideEvents } from './outside/events.ts';
import { pairingEvents } from './pairing/events.ts';
import { partnerEvents } from './partner/events.ts';
import { patternEvents } from './pattern/events.ts';
import { peerEvents } from './peer/events.ts';
import { placeEvents } from './place/events.ts';
import { planEvents } from './plan/events.ts';
import { programmeEvents } from './programme/events.ts';
import { projectEvents } from './project/events.ts';
import { recordEvents } from './record/events.ts';
import { reminderEvents } from './reminder/events.ts';
import { reviewEvents } from './review/events.ts';
import { rulebookEvents } from './rulebook/events.ts';
import { statisticsEvents } from './statistics/events.ts';
import { resourceEvents } from './resource/events.ts';
import { securityEvents } from './security/events.ts';
import { seriesEvents } from './series/events.ts';
import { suggestionEvents } from './suggestion/events.ts';
import { templateEvents } from './template/events.ts';
import { temporaryEvents } from './temporary/events.ts';
import { unitEvents } from './unit/events.ts';

/** Everything that can have happened. An explicit list: each has its sentence, `event.<name>`, in both languages. */
export const events: readonly string[] = [
  ...accountEvents,
  ...activityEvents,
  ...approvalEvents,
  ...attendanceEvents,
  ...authenticityEvents,
  ...bulletinEvents,
  ...circularEvents,
  ...consultationEvents,
  ...costEvents,
  ...feedbackEvents,
  ...importEvents,
  ...inspectionEvents,
  ...noticeEvents,
  ...offerEvents,
  ...officeEvents,
  ...orgEvents,
  ...outcomeEvents,
  ...outletEvents,
  ...outsideEvents,
  ...pairingEvents,
  ...partnerEvents,
  ...patternEvents,
  ...peerEvents,
  ...placeEvents,
  ...planEvents,
  ...programmeEvents,
  'demo.loaded',
  ...projectEvents,
  ...recordEvents,
  ...reminderEvents,
  ...reviewEvents,
  ...rulebookEvents,
  ...statisticsEvents,
  ...resourceEvents,
  ...securityEvents,
  ...seriesEvents,
  ...suggestionEvents,
  ...templateEvents,
  ...temporaryEvents,
  ...unitEvents,
];
