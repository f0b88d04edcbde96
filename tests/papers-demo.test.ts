import { beforeAll, describe, expect, test } from 'vitest';
import { seedCalendar } from '#database/seed/calendar.ts';
import { seedDemo } from '#database/seed/demo.ts';
import { papers } from '#features/papers/documents-catalogue.ts';
import { countFacts, makePaper, stateOf } from '#features/papers/documents-made.ts';
import { layoutOf } from '#features/papers/http-files.ts';
import type { PaperKnown } from '#features/papers/facts.ts';
import { valuesOf } from '#features/papers/facts-fields.ts';
import { loadPapers } from '#features/papers/queries.ts';
import { scopeOf } from '#platform/command.ts';
import { startApp } from './harness/app.ts';

const { program } = await startApp({ now: '2026-11-24T04:00:00.000Z' });
let known: PaperKnown;
let outside: PaperKnown;
beforeAll(async () => {
  await seedCalendar(program.db);
  await seedDemo(program, () => undefined);
  const { id, officeId, organiserId } = await program.db.selectFrom('activity').select(['id', 'officeId', 'organiserId']).where('stage', '=', 'archived').executeTakeFirstOrThrow();
  const { branchId } = await program.db.selectFrom('membership').select('branchId').where('personId', '=', organiserId).executeTakeFirstOrThrow();
  const scope = scopeOf({ kind: 'person', officeId, personId: organiserId, name: '组织者', posts: [{ post: 'member', branchId }], branchIds: [branchId], link: null, may: 'all', language: 'zh-Hans' }, new Date('2026-11-24T04:00:00.000Z'));
  known = await loadPapers(program.db, scope, id);
  const other = await program.db.selectFrom('membership').select(['personId', 'branchId']).where('branchId', '<>', branchId).executeTakeFirstOrThrow();
  outside = await loadPapers(program.db, { ...scope, actor: { ...scope.actor, personId: other.personId, branchIds: [other.branchId], posts: [{ post: 'member', branchId: other.branchId }] } }, id);
});

describe('the papers of the demo’s archived activity', () => {
  test('are 24, and each can be made', () => {
    const values = valuesOf(known);
    expect(papers).toHaveLength(24);
    for (const paper of papers) {
      const made = JSON.stringify(makePaper(paper, known, values));
      expect(made, paper.name).not.toMatch(/\{[#^/]?[^{}":,]+\}/u);
      expect(made, paper.name).not.toMatch(/undefined|null年|NaN/u);
    }
  });
  test('facts are typed once: at most 45, shown at least 450 times', () => {
    const values = valuesOf(known);
    const { typed, shown } = countFacts(known, values, papers);
    const times = shown.reduce((all, one) => all + one.names.length, 0);
    expect(typed.length).toBeLessThanOrEqual(45);
    expect(new Set(typed).size).toBe(typed.length);
    expect(times).toBeGreaterThanOrEqual(450);
    // What it lacks is what nobody did in it, and what later parts will know.
    expect(papers.flatMap((paper) => stateOf(paper, values).lacks.map(({ name }) => `${paper.key} ${name}`))).toEqual(['sign-up 报名答复', 'photos 照片']);
  });
  test('a reader whom it does not concern is not told what stands in the contact log', () => {
    expect(valuesOf(known)['联络记录']).not.toEqual([]);
    expect(valuesOf(outside)['联络记录']).toEqual([]);
  });
  test('pass the layout checks as they are written; on a machine without licensed faces the stand-ins are named', async () => {
    const values = valuesOf(known);
    for (const paper of papers) {
      const findings = await layoutOf(paper, makePaper(paper, known, values), known, null);
      expect(findings.filter(({ check, facts }) => check !== 'DOC-09' || facts['what'] === '@check.DOC-09.glyph').map(({ check, subject }) => `${paper.key} ${check} ${subject}`)).toEqual([]);
      if (paper.model.kind === 'docx') expect(findings.map(({ check }) => check), paper.key).toContain('DOC-09');
    }
  });
});
