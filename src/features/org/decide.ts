import type { z } from 'zod';
import { insert, refuse, type Decision, type Given } from '#shared/decision.ts';
import { need } from '#shared/finding.ts';
import { pinyinKey } from '#shared/pinyin.ts';
import type { orgContract } from './contract.ts';
import { exclusive, permit } from './policy.ts';

type Input<V extends keyof typeof orgContract> = z.infer<NonNullable<(typeof orgContract)[V]['~orpc']['inputSchema']>>;
const about = (type: string, id: string) => ({ type, id, activityId: null });

export function addUnit({ taken }: { taken: boolean }, input: Input<'addUnit'>, given: Given): Decision {
  const against = permit('org.add_unit', given.actor);
  if (against.length > 0) return refuse(...against);
  if (taken) return refuse(need('need.unit_once', 'name', { name: input.name }));
  const id = given.newId();
  const { name, kind, industry, region } = input;
  return { ok: true, subject: about('unit', id), changes: [insert('unit', { id, name, kind, industry, region, pinyin: pinyinKey(name) })], events: [{ name: 'org.unit_added', details: { name } }] };
}

export function addBranch({ unitKnown }: { unitKnown: boolean }, input: Input<'addBranch'>, given: Given): Decision {
  const against = permit('org.add_branch', given.actor);
  if (against.length > 0) return refuse(...against);
  if (!unitKnown) return refuse(need('need.unit', 'unitId'));
  const { commandId: _, ...row } = input;
  if (row.kind === 'temporary' && (row.approvalNo === null || row.approvedOn === null)) return refuse(need('ORG-03', 'approvalNo', { branch: row.name }));
  const id = given.newId();
  return { ok: true, subject: about('branch', id), changes: [insert('branch', { id, ...row, pinyin: pinyinKey(row.name) })], events: [{ name: 'org.branch_added', details: { name: row.name, kind: row.kind } }] };
}

export function addPerson({ branchKnown }: { branchKnown: boolean }, input: Input<'addPerson'>, given: Given): Decision {
  const against = [...permit('org.add_person', given.actor), ...exclusive(input.posts.map((held) => held.post), given.actor)];
  if (against.length > 0) return refuse(...against);
  if (!branchKnown) return refuse(need('need.branch', 'branchId'));
  const id = given.newId();
  const membership = input.branchId === null ? [] : [insert('membership', { id: given.newId(), personId: id, branchId: input.branchId, kind: 'home', fromOn: given.today })];
  const posts = input.posts.map((held) => insert('post', { id: given.newId(), personId: id, ...held, fromOn: given.today, appointedBy: given.actor.name }));
  return {
    ok: true, subject: about('person', id), events: [{ name: 'org.person_added', details: { name: input.name } }],
    changes: [insert('person', { id, name: input.name, pinyin: pinyinKey(input.name), status: input.branchId === null ? null : 'full' }), ...membership, ...posts],
  };
}
