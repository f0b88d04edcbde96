import type { PublicRoutes, Routes } from '#platform/http.ts';
import type { Listener, Round } from '#platform/jobs.ts';
import type { Watch } from '#platform/watch.ts';
import { accountApi } from '#features/account/api.ts';
import { forgetCuts } from '#features/account/jobs.ts';
import { activityApi } from '#features/activity/api.ts';
import { approvalApi } from '#features/approval/api.ts';
import { attendanceApi } from '#features/attendance/api.ts';
import { authenticityApi } from '#features/authenticity/api.ts';
import { keepPrints } from '#features/authenticity/listeners.ts';
import { authenticityWatches } from '#features/authenticity/watches.ts';
import { bulletinApi } from '#features/bulletin/api.ts';
import { burdenApi } from '#features/burden/api.ts';
import { circularApi } from '#features/circular/api.ts';
import { circularRoutes } from '#features/circular/http.ts';
import { consultationApi } from '#features/consultation/api.ts';
import { followConclusions } from '#features/consultation/listeners.ts';
import { consultationWatches } from '#features/consultation/watches.ts';
import { costApi } from '#features/cost/api.ts';
import { feedbackApi } from '#features/feedback/api.ts';
import { fileRoutes } from '#features/file/http.ts';
import { sweepHalves } from '#features/file/jobs.ts';
import { homeApi } from '#features/home/api.ts';
import { inspectionApi } from '#features/inspection/api.ts';
import { inspectionRoutes } from '#features/inspection/http.ts';
import { inspectionWatches } from '#features/inspection/watches.ts';
import { importApi } from '#features/import/api.ts';
import { ledgerApi } from '#features/ledger/api.ts';
import { noticeApi } from '#features/notice/api.ts';
import { tellOfNews } from '#features/notice/listeners.ts';
import { offerApi } from '#features/offer/api.ts';
import { officeApi } from '#features/office/api.ts';
import { reviewApi } from '#features/review/api.ts';
import { rulebookApi } from '#features/rulebook/api.ts';
import { orgApi } from '#features/org/api.ts';
import { dissolveWithProject } from '#features/org/listeners.ts';
import { outcomeApi } from '#features/outcome/api.ts';
import { outcomeWatches } from '#features/outcome/watches.ts';
import { outcomeFileRoutes } from '#features/outcome/http.ts';
import { handOverActions, handOverOnDay } from '#features/outcome/listeners.ts';
import { outletApi } from '#features/outlet/api.ts';
import { outletRoutes } from '#features/outlet/http.ts';
import { tellOutlets } from '#features/outlet/listeners.ts';
import { importRoutes } from '#features/import/http.ts';
import { outsideApi } from '#features/outside/api.ts';
import { pairingApi } from '#features/pairing/api.ts';
import { pairingWatches } from '#features/pairing/watches.ts';
import { papersApi } from '#features/papers/api.ts';
import { paperRoutes } from '#features/papers/http.ts';
import { theirPaperRoutes } from '#features/papers/http-theirs.ts';
import { yearPaperRoutes } from '#features/papers/http-plan.ts';
import { siteRoutes } from '#features/outlet/http-site.ts';
import { partnerApi } from '#features/partner/api.ts';
import { patternApi } from '#features/pattern/api.ts';
import { peerApi } from '#features/peer/api.ts';
import { keepPeers } from '#features/peer/jobs.ts';
import { carry, follow } from '#features/peer/listeners.ts';
import { placeApi } from '#features/place/api.ts';
import { placeRoutes } from '#features/place/http.ts';
import { planApi } from '#features/plan/api.ts';
import { remindOfFiling } from '#features/plan/jobs.ts';
import { programmeApi } from '#features/programme/api.ts';
import { projectApi } from '#features/project/api.ts';
import { recordApi } from '#features/record/api.ts';
import { reminderApi } from '#features/reminder/api.ts';
import { feedRoutes } from '#features/reminder/http-feed.ts';
import { remind } from '#features/reminder/jobs.ts';
import { tellGroups } from '#features/reminder/listeners.ts';
import { reminderWatches } from '#features/reminder/watches.ts';
import { resourceApi } from '#features/resource/api.ts';
import { resourceRoutes } from '#features/resource/http.ts';
import { reachArrivals, reachOnDay } from '#features/resource/listeners.ts';
import { rulebookRoutes } from '#features/rulebook/http.ts';
import { searchApi } from '#features/search/api.ts';
import { keepIndex } from '#features/search/listeners.ts';
import { statisticsApi } from '#features/statistics/api.ts';
import { holdFigures, keepFigures } from '#features/statistics/listeners.ts';
import { securityApi } from '#features/security/api.ts';
import { seriesApi } from '#features/series/api.ts';
import { statisticsRoutes } from '#features/statistics/http.ts';
import { suggestionApi } from '#features/suggestion/api.ts';
import { templateApi } from '#features/template/api.ts';
import { templateRoutes } from '#features/template/http.ts';
import { temporaryApi } from '#features/temporary/api.ts';
import { temporaryRoutes } from '#features/temporary/http.ts';
import { temporaryWatches } from '#features/temporary/watches.ts';
import { unitApi } from '#features/unit/api.ts';

/**
 * What the server is made of: one line for each feature in each list. The start-up check (check-rooms.ts) refuses a
 * procedure without a handler, a handler without a procedure, and a name given twice.
 */

/** Fulfils `features/contracts.ts`, feature by feature. */
export const router = {
  account: accountApi,
  activity: activityApi,
  approval: approvalApi,
  attendance: attendanceApi,
  authenticity: authenticityApi,
  bulletin: bulletinApi,
  burden: burdenApi,
  circular: circularApi,
  consultation: consultationApi,
  cost: costApi,
  feedback: feedbackApi,
  home: homeApi,
  import: importApi,
  inspection: inspectionApi,
  ledger: ledgerApi,
  notice: noticeApi,
  offer: offerApi,
  office: officeApi,
  review: reviewApi,
  rulebook: rulebookApi,
  org: orgApi,
  outcome: outcomeApi,
  outlet: outletApi,
  outside: outsideApi,
  pairing: pairingApi,
  papers: papersApi,
  partner: partnerApi,
  pattern: patternApi,
  peer: peerApi,
  place: placeApi,
  plan: planApi,
  programme: programmeApi,
  project: projectApi,
  record: recordApi,
  reminder: reminderApi,
  resource: resourceApi,
  search: searchApi,
  statistics: statisticsApi,
  security: securityApi,
  series: seriesApi,
  suggestion: suggestionApi,
  template: templateApi,
  temporary: temporaryApi,
  unit: unitApi,
};

/** Plain HTTP beside the contract: files up and down below `/files/`, papers below `/papers/`. */
export const routes: readonly Routes[] = [
  fileRoutes,
  importRoutes,
  circularRoutes,
  statisticsRoutes,
  inspectionRoutes,
  outcomeFileRoutes,
  yearPaperRoutes,
  temporaryRoutes,
  paperRoutes,
  placeRoutes,
  theirPaperRoutes,
  outletRoutes,
  resourceRoutes,
  rulebookRoutes,
  templateRoutes,
];

/** Pages for everybody, without a sign-in. */
export const publicRoutes: readonly PublicRoutes[] = [
  feedRoutes,
  siteRoutes,
];

/** Who hears of what has happened: one job each for every entry, queued in the entry's own transaction. */
export const listeners: readonly Listener[] = [
  dissolveWithProject,
  followConclusions,
  tellOfNews,
  keepIndex,
  keepFigures,
  keepPrints,
  tellOutlets,
  tellGroups,
  handOverActions,
  follow,
  carry,
  reachArrivals,
];

/** What the program does of its own accord, each at its time of the day. */
export const rounds: readonly Round[] = [
  remindOfFiling,
  remind,
  handOverOnDay,
  holdFigures,
  keepPeers,
  reachOnDay,
  sweepHalves,
  forgetCuts,
];

/** What the nightly watch looks for, feature by feature. */
export const watches: readonly Watch[] = [
  ...authenticityWatches,
  ...reminderWatches,
  ...pairingWatches,
  ...inspectionWatches,
  ...consultationWatches,
  ...outcomeWatches,
  ...temporaryWatches,
];

/** Procedures anybody may call without signing in. */
export const openToAll: readonly string[] = ['office.create', 'office.state', 'outside.offered'];

/** A unit's own place; each refuses whoever came by a link to one activity only. */
const placeOfHolder: readonly string[] = ['place.page', 'place.activities', 'place.claimAccount', 'place.addLine', 'place.editLine', 'place.endLine', 'place.proposeFacts'];

/** One's own account, where one came by an account of the unit; each refuses whoever came by a link only. */
const accountOfHolder: readonly string[] = ['account.changePassword', 'account.sessions', 'account.endSessions'];

/** Procedures the holder of a personal link may call, besides the lifecycle's verbs for `link`. */
export const openToLinks: readonly string[] = ['account.me', 'account.device', 'partner.page', 'feedback.list', 'feedback.make', 'consultation.ofLink', 'consultation.opineByLink', 'resource.ofLink', 'resource.offerByLink', 'papers.ofLink', ...placeOfHolder, ...accountOfHolder];
