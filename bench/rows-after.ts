import { newId } from '#shared/ids.ts';
import type { Rows } from './rows.ts';
import { pick, type BenchBranch } from './world.ts';

interface After {
  readonly id: string;
  readonly sides: readonly string[];
  readonly branch: BenchBranch;
  readonly reviewer: { readonly id: string; readonly name: string };
  readonly archived: boolean;
  readonly day: string;
  readonly at: (days: number) => string;
  readonly long: string;
}

/** What an activity has once it was held: attendance and record; once archived also bulletin, problem and action. */
export function later({ id, sides, branch, reviewer, archived, day, at, long }: After): Rows {
  const author = pick(branch.people, 1);
  const record = {
    id: newId(), activity_id: id, started_at: at(0), ended_at: at(0).replace('T02', 'T04'), place: '三楼会议室', chair: branch.people[0]?.name ?? '', recorder: author.name,
    topic: '共同研讨', strands: { theory: long.repeat(2), problem: long.repeat(2), outcome: long.repeat(2) },
    decisions: [{ text: long, owner: author.name, dueOn: at(30).slice(0, 10) }], results: { research: '', solving: long, opinions: '' },
    actual_stops: [], requests_answer: '无', written_at: at(2),
  };
  const attendance = branch.people.map((person, place) => ({
    id: newId(), activity_id: id, side_id: sides[0], person_id: person.id, name: person.name, state: place === 3 ? 'leave' : 'present', branch_id: branch.id,
  }));
  return { record: [record], attendance, ...(archived ? shared({ id, author, reviewer, sides, day, at, long }) : {}) };
}

function shared({ id, author, reviewer, sides, day, at, long }: Omit<After, 'branch' | 'archived'> & { author: { id: string } }): Rows {
  const bulletin = newId();
  const problem = newId();
  return {
    insight: [{ id: newId(), activity_id: id, person_id: author.id, text: long.repeat(2), created_at: at(3) }],
    bulletin: [{
      id: bulletin, activity_id: id, title: '主题联学简报', body: [{ kind: 'paragraph', runs: [{ text: long.repeat(3), bold: false }] }], contributor: '党支部',
      author_id: author.id, state: 'released', released_on: at(9).slice(0, 10), year: null, number: null,
    }],
    secrecy_review: [{ id: newId(), activity_id: id, bulletin_id: bulletin, bulletin_version: 1, reviewer_id: reviewer.id, reviewer_name: reviewer.name, conclusion: 'clear', at: at(8) }],
    publication: [{ id: newId(), activity_id: id, bulletin_id: bulletin, outlet: '单位网站', published_on: at(10).slice(0, 10), entered_by: author.id }],
    problem: [{ id: problem, activity_id: id, kind: 'problem', text: long, side_id: sides[1], told_at: at(35) }],
    action: [{
      id: newId(), activity_id: id, problem_id: problem, measure: long, owner_id: author.id, due_on: day, state: 'verified', result_kind: 'method', evidence: long,
      done_at: at(20), before: '人工核对', after: '程序核对', method: '抽查', verifier_id: reviewer.id, verifier_name: reviewer.name, verified_at: at(30),
    }],
  };
}
