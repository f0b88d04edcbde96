import type { ActivityView } from '#features/activity/contract.ts';
import type { Stage } from '#features/activity/facts.ts';
import type { ActivityPart } from '#web/links.ts';
import { lazy, type ComponentType } from 'react';

/** A part of the activity's page: reads the one view, gives its own feature's verbs. */
export type Part = ComponentType<{ readonly view: ActivityView }>;

/** Fetched when first looked at, so that a reader of the record does not wait for the programme's editor. */
const part = (load: () => Promise<Part>): Part => lazy(async () => ({ default: await load() }));


const history = part(async () => (await import('#features/ledger/parts/history-part.tsx')).HistoryPart);
const imported = part(async () => (await import('#features/import/parts/imported-part.tsx')).ImportedPart);
const papers = part(async () => (await import('#features/papers/parts/papers-part.tsx')).PapersPart);
const topic = part(async () => (await import('#features/activity/parts/topic-part.tsx')).TopicPart);
const sides = part(async () => (await import('#features/activity/parts/sides-part.tsx')).SidesPart);
const partner = part(async () => (await import('#features/partner/parts/partner-part.tsx')).PartnerPart);
const peer = part(async () => (await import('#features/peer/parts/host-part.tsx')).HostPart);
const programme = part(async () => (await import('#features/programme/parts/programme-part.tsx')).ProgrammePart);
const approval = part(async () => (await import('#features/approval/parts/approval-part.tsx')).ApprovalPart);
const record = part(async () => (await import('#features/record/parts/record-part.tsx')).RecordPart);
const attendance = part(async () => (await import('#features/attendance/parts/attendance-part.tsx')).AttendancePart);
const bulletin = part(async () => (await import('#features/bulletin/parts/bulletin-part.tsx')).BulletinPart);
const evidence = part(async () => (await import('#features/authenticity/parts/evidence-part.tsx')).EvidencePart);
const costs = part(async () => (await import('#features/cost/parts/costs-part.tsx')).CostsPart);
const spent = part(async () => (await import('#features/cost/parts/spent-part.tsx')).SpentPart);
const series = part(async () => (await import('#features/series/parts/series-part.tsx')).SeriesPart);
const consultation = part(async () => (await import('#features/consultation/parts/consultation-part.tsx')).ConsultationPart);
const resources = part(async () => (await import('#features/resource/parts/activity-resources.tsx')).ActivityResources);
const outcome = part(async () => (await import('#features/outcome/parts/outcome-part.tsx')).OutcomePart);

/** What stands under each address of the page. */
export const partList: Readonly<Record<ActivityPart, readonly Part[]>> = {
  topic: [topic, series],
  sides: [sides, partner, peer],
  programme: [programme, consultation, resources],
  approval: [approval],
  held: [attendance, consultation, resources],
  record: [record, consultation],
  publicity: [bulletin],
  conversion: [outcome, consultation],
  costs: [costs, spent],
  papers: [papers, resources],
  evidence: [evidence],
  history: [history],
  imported: [imported, series],
};

/** The part that shows a stage; the page opens at the one of the present stage. */
export const partOfStage: Readonly<Record<Stage, ActivityPart>> = {
  topic: 'topic', contact: 'sides', programme: 'programme', approval: 'approval', held: 'held',
  summary: 'record', publicity: 'publicity', conversion: 'conversion', archived: 'history',
};
