import { id, ids } from '#features/activity/fixtures.ts';
import type { ActivityFacts } from '#features/activity/facts.ts';
import type { RecordFacts } from './facts.ts';

/** The smallest complete record, bulletin, photograph and action, for table tests of the checks. */

export const exampleRecord: RecordFacts = {
  id: ids.record, version: 1, startedAt: '2026-12-10T01:00:00.000Z', endedAt: '2026-12-10T03:30:00.000Z', place: '江西省审计厅三楼会议室',
  chair: '周书记', recorder: '李向东', topic: '科技强审', strands: { theory: '学习会议精神', problem: '', outcome: '' },
  results: { research: '', solving: '', opinions: '' }, decisions: [], donations: [], actualStops: [], stopsReason: null, requestsAnswer: '没有',
  lateReason: null, writtenAt: '2026-12-11T02:00:00.000Z',
};

export const exampleBulletin: ActivityFacts['bulletins'][number] = {
  id: id(200), title: '科技强审联学简报', body: [{ kind: 'paragraph', runs: [{ text: '两个党支部共同研讨。', bold: false }] }], contributor: '计算机处党支部',
  authorId: ids.proposer, state: 'draft', year: null, number: null, releasedOn: null, version: 1, alsoActivityIds: [], kept: [], editions: [],
  correction: null, correctedOn: null, withdrawnOn: null, withdrawnReason: null, withdrawnBy: null, withdrawnName: null,
};

export const exampleReview: ActivityFacts['reviews'][number] = {
  id: id(210), bulletinId: exampleBulletin.id, bulletinVersion: 1, reviewerId: ids.discipline, reviewerName: '王清正', conclusion: 'clear', comment: null,
  at: '2026-12-12T02:00:00.000Z', title: null, body: null,
};

export const examplePhoto: ActivityFacts['files'][number] = {
  id: id(220), name: '合影.jpg', mediaType: 'image/jpeg', size: 1000, purpose: 'photo', caption: null, consentOfOutsiders: null, createdBy: '李向东',
  createdAt: '2026-12-10T05:00:00.000Z', mask: null,
};

export const exampleAction: ActivityFacts['actions'][number] = {
  id: id(230), problemId: id(231), measure: '共建数据分析模型', ownerId: ids.member, ownerName: '李向东', dueOn: '2026-12-31', state: 'done', resultKind: 'model',
  evidence: '模型说明书', evidenceFileIds: [], doneAt: '2026-12-28T02:00:00.000Z', before: null, after: null, method: null, verifierId: null,
  verifierName: null, verifiedAt: null, dropReason: null, version: 1,
  leaderId: null, leaderName: null, branchId: null, branchName: null, expected: null, createdAt: null, reportedBy: null, verifyById: null, verifyByName: null,
  beforeFigure: null, afterFigure: null, figureUnit: null, spreadId: null,
};
