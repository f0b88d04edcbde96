import { randomUUID } from 'node:crypto';
import type { CostEntry } from '#features/cost/facts.ts';
import * as plan from '#features/plan/commands.ts';
import type { Cell } from '#features/plan/contract.ts';
import type { ItemCells } from '#features/plan/decide-cells.ts';
import { loadPlan } from '#features/plan/queries.ts';
import { scopeOf, type Command, type Receipt } from '#platform/command.ts';
import { daysBetween } from '#shared/dates.ts';
import type { Parts } from './demo-activities.ts';
import type { Step } from './demo-clock.ts';
import { extras, lines, nextLines, type Line } from './demo-plan-lines.ts';

/** This year's plan from its call to its approval, what was added to it, and next year's call with the first drafts in it. */
export class DemoPlan {
  readonly #parts: Parts;
  readonly #ids = new Map<string, string>();
  readonly #plans = new Map<number, string>();
  readonly year: number;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.year = Number(parts.clock.today.slice(0, 4));
  }

  /** The approved line a story comes from; null where it is held in another year, or its line was not approved yet when it began. */
  async lineOf(story: string): Promise<string | null> {
    const id = this.#ids.get(story);
    if (id === undefined) return null;
    const { facts } = await this.#known();
    return facts.items.find((item) => item.id === id)?.state === 'approved' ? id : null;
  }

  #plan(year = this.year): string {
    return this.#plans.get(year) ?? '';
  }

  steps(): Step[] {
    const last = this.year - 1;
    const on = (day: string, at: string, does: Step['does']): Step => ({ day: daysBetween(this.#parts.clock.today, day), at, does });
    const branches = [...new Set(lines.map(({ secretary }) => secretary))];
    return [
      on(`${last}-11-24`, '09:00', () => this.#call(this.year, `${last}-11-24`, `${last}-12-20`)),
      on(`${last}-11-24`, '10:00', () => this.#arrange()),
      ...branches.map((secretary, index) => on(`${last}-12-0${index + 1}`, '15:00', () => this.#write(secretary, lines))),
      ...branches.map((secretary, index) => on(`${last}-12-1${index}`, '10:00', () => this.#propose(secretary, `${last}-12-0${index + 5}`))),
      on(`${last}-12-21`, '09:00', async () => this.#give(plan.toCommittee, 'committee', { planId: this.#plan(), version: await this.#version() })),
      on(`${last}-12-25`, '16:00', async () => this.#give(plan.toFinance, 'committee', { planId: this.#plan(), version: await this.#version(), comment: '已汇总，与上年持平' })),
      on(`${last}-12-28`, '11:00', async () => this.#give(plan.decide, 'finance', { planId: this.#plan(), version: await this.#version(), decision: 'approve', conditions: null, comment: '在预算以内' })),
      on(`${this.year}-01-08`, '17:00', async () => this.#give(plan.decide, 'leader', { planId: this.#plan(), version: await this.#version(), decision: 'approve', conditions: '年中通报执行情况', comment: null })),
      on(`${this.year}-01-12`, '09:30', () => this.#give(plan.numberPaper, 'committee', { planId: this.#plan(), kind: 'study', number: `汉审党〔${this.year}〕2号`, datedOn: `${this.year}-01-12` })),
      on(`${this.year}-03-16`, '10:00', async () => this.#give(plan.filed, 'committee', { planId: this.#plan(), version: await this.#version(), on: `${this.year}-03-16` })),
      // What came up when the teams went out; early in the year this was still before the plan.
      ...(this.#parts.clock.day(-134) < `${this.year}-01-09` ? [] : extras).flatMap((line): Step[] => [
        { day: -134, at: '09:00', does: () => this.#extra(line) },
        { day: -134, at: '15:00', does: () => this.#decideExtra(line, 'committee') },
        { day: -133, at: '10:00', does: () => this.#decideExtra(line, 'finance') },
      ]),
      { day: -9, at: '09:00', does: () => this.#call(this.year + 1, this.#parts.clock.day(-9), this.#parts.clock.day(20)) },
      { day: -3, at: '15:30', does: () => this.#write('secretary', nextLines) },
      { day: -1, at: '16:10', does: () => this.#write('secretary.office', nextLines) },
    ];
  }

  async #give<I extends { commandId: string }, F>(command: Command<I, F>, by: string, input: Omit<I, 'commandId'>): Promise<Receipt> {
    const commandId = randomUUID();
    const receipt = await this.#parts.door.run(command, this.#parts.as(by), { commandId, input: { ...input, commandId } as unknown as I });
    if (this.#parts.clock.isWithin(30)) await this.#parts.tell(receipt.entry);
    return receipt;
  }
  #known() {
    return loadPlan(this.#parts.db, scopeOf(this.#parts.as('committee'), this.#parts.clock.now()), { planId: this.#plan() });
  }
  async #version(): Promise<number> {
    return (await this.#known()).facts.plan.version;
  }

  async #call(year: number, opensOn: string, dueOn: string): Promise<void> {
    this.#plans.set(year, (await this.#give(plan.callYear, 'committee', { year, opensOn, dueOn, note: '请各支部结合审计项目和党员意见申报，坚持节约，注重实效。' })).id);
  }
  async #arrange(): Promise<void> {
    const said = ['学习党的创新理论，读原著学原文', '深化与基层一线的联学共建', '用联学解决审计工作中的难题'];
    await this.#give(plan.setArrangement, 'committee', { planId: this.#plan(), version: 1, title: `${this.year}年机关党建工作安排`, lines: said.map((text) => ({ id: randomUUID(), text })) });
    await this.#give(plan.setBudget, 'finance', { planId: this.#plan(), version: 2, budgetFen: 3_000_000 });
  }

  #fields(line: Line, year: number): ItemCells {
    const { month, unit, fields } = line;
    const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
    const two = String(month).padStart(2, '0');
    const byStory = line.story === undefined ? undefined : this.#parts.clock.day(line.story.inDays);
    const day = byStory?.startsWith(`${year}-`) === true ? byStory : null;
    return {
      away: 'no', people: 25, ...fields, fromOn: day ?? `${year}-${two}-01`, toOn: day ?? `${year}-${two}-${days}`, unitId: unit === undefined ? null : (this.#parts.ids.unit[unit] ?? null),
      ...(line.costs.length > 0 ? { fundSource: 'party_fiscal' } : { noCost: true, fundSource: null }),
    };
  }
  async #write(secretary: string, all: readonly Line[]): Promise<void> {
    const year = all === nextLines ? this.year + 1 : this.year;
    const mine = all.filter((line) => line.secretary === secretary).map((line) => ({ line, id: randomUUID() }));
    const cells = mine.flatMap(({ line, id }) => Object.entries(this.#fields(line, year)).map(([field, value]) => ({ itemId: id, field, value, was: null }) as Cell));
    await this.#give(plan.write, secretary, { planId: this.#plan(year), add: mine.map(({ line, id }) => ({ id, branchId: this.#parts.ids.branch[line.branch] })), cells, remove: [] });
    for (const { line, id } of mine) {
      if (line.costs.length > 0) await this.#give(plan.setCosts, secretary, { itemId: id, version: 1, lines: entries(line) });
      if (line.story !== undefined) this.#ids.set(line.story.tasks, id);
    }
  }
  async #propose(secretary: string, metOn: string): Promise<void> {
    const branchId = this.#parts.ids.branch[lines.find((line) => line.secretary === secretary)?.branch ?? 'office'];
    const member = secretary === 'secretary' ? 'member' : secretary.replace('secretary', 'member');
    await this.#give(plan.discuss, member, { planId: this.#plan(), branchId, metOn, meeting: 'members', present: 11, expected: 14, opinions: '希望多到基层一线，少安排会议。', opinionsFrom: 11 });
    await this.#give(plan.propose, secretary, { planId: this.#plan(), branchId });
  }
  async #extra(line: Line): Promise<void> {
    const id = randomUUID();
    await this.#give(plan.addExtra, line.secretary, { planId: this.#plan(), id, branchId: this.#parts.ids.branch[line.branch], reason: '审计项目启动，拟在现场与一线支部联学', fields: this.#fields(line, this.year) as never, lines: entries(line) });
    if (line.story !== undefined) this.#ids.set(line.story.tasks, id);
  }
  async #decideExtra(line: Line, by: 'committee' | 'finance'): Promise<void> {
    const itemId = this.#ids.get(line.story?.tasks ?? '') ?? '';
    const item = (await this.#known()).facts.items.find(({ id }) => id === itemId);
    await this.#give(plan.decideExtra, by, { itemId, version: item?.version ?? 0, decision: 'approve', comment: null });
  }
}

const entries = ({ costs }: Line): CostEntry[] => costs.map((cost) => ({
  id: randomUUID(), seats: null, lecturer: null, lecturerOwn: false, fundSource: 'party_fiscal', decision: null, payer: 'own', spentOn: 'own', onAllowance: null, note: null, times: 1, ...cost,
}));
