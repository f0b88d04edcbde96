import { words as activity } from '#features/activity/words.ts';
import { costFunds, type CostFund } from '#features/cost/facts-plain.ts';
import type { SheetItem } from '#features/plan/contract-views.ts';
import { sources } from '#features/activity/facts-plain.ts';
import { estimateOf } from '#features/plan/facts-plain.ts';
import type { ItemField } from '#features/plan/facts.ts';
import { readAway, readChoice, readPeople, readTime, readYes, timeText } from '#features/plan/facts-cells.ts';
import { words } from '#features/plan/words-sheet.ts';
import { industries, provinceOf, regions } from '#features/unit/facts.ts';
import { words as unit } from '#features/unit/words.ts';
import { yuanText } from '#shared/format.ts';
import type { Say } from '#shared/language.ts';
import type { SheetColumn } from '#web/sheet/column.ts';

/** The columns of the plan's sheet (domain-rules 8.1): what stands in each cell, and how what is typed there is read. */

export type Set = Partial<Record<ItemField, unknown>>;
type Read = { readonly ok: true; readonly set: Set } | { readonly ok: false; readonly hint: keyof typeof words };
export interface PlanColumn extends SheetColumn<SheetItem> {
  /** Fields a finding or a stored value about this column stands under. */
  readonly fields: readonly ItemField[];
  /** Null where the cell is computed. */
  readonly read: ((text: string) => Read) | null;
}
export interface Known {
  readonly year: number;
  readonly names: Readonly<Record<string, string>>;
  /** Work projects that may be named. */
  readonly projects: readonly { readonly id: string; readonly code: string; readonly name: string }[];
  /** Units of the directory that may be named. */
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly more: Says;
}
interface Says {
  readonly sayUnit: Say<typeof unit>;
  readonly say: Say<typeof words>;
  readonly sayActivity: Say<typeof activity>;
}

const spoken = <K extends string>(keys: readonly K[], say: (key: K) => string, also: Partial<Record<K, readonly string[]>> = {}): Record<K, readonly string[]> =>
  Object.fromEntries(keys.map((key) => [key, [say(key), ...(also[key] ?? [])]])) as unknown as Record<K, readonly string[]>;
const open = (item: SheetItem): boolean => item.locked === null;
const never = (): boolean => false;
/** A stored code in words; one that no list has as it is. */
function coded<C extends string>(list: readonly C[], code: string | null, say: (code: C) => string): string {
  const one = list.find((each) => each === code);
  return one === undefined ? (code ?? '') : say(one);
}
/** What people call the pots besides their full names. */
const pots: Record<CostFund, readonly string[]> = { party_fiscal: ['财政', '活动经费', '财政资金'], party_dues: [], own_work_fund: ['工作经费'] };

export function columnsFor({ year, names, projects, units, more: { say, sayActivity, sayUnit } }: Known): readonly PlanColumn[] {
  const text = (key: ItemField & ('content' | 'form' | 'place' | 'partnerIndustry' | 'partnerRegion' | 'contact' | 'owner' | 'effect' | 'outcome' | 'opinions'), title: keyof typeof words, width: number): PlanColumn => ({
    key, title: say(title), width, fields: [key], writable: open, text: (item) => item[key] ?? '', read: (typed) => ({ ok: true, set: { [key]: typed.trim() === '' ? null : typed.trim() } }),
  });
  const yesNo = (key: 'countsAsThemeDay' | 'countsAsLecture', title: keyof typeof words): PlanColumn => ({
    key, title: say(title), width: 110, fields: [key], writable: open, choices: [say('plan.yes'), say('plan.no')], text: (item) => (item[key] ? say('plan.yes') : ''),
    read: (typed) => { const read = readYes(typed); return read.ok ? { ok: true, set: { [key]: read.value } } : { ok: false, hint: 'plan.hint.yes' }; },
  });
  const funds = spoken([...costFunds, 'none'] as const, (key) => sayActivity(`fund.${key}`), { ...pots, none: [say('plan.sheet.no_cost'), '无', '0'] });
  const origins = spoken(sources, (key) => sayActivity(`source.${key}`));
  const byName = <T extends { readonly name: string }>(all: readonly T[], typed: string): T | undefined => all.find(({ name }) => name === typed.trim());
  return [
    { key: 'branch', title: say('plan.col.branch'), width: 120, fixed: true, fields: [], writable: never, read: null, text: (item) => item.branchName },
    { ...text('content', 'plan.col.content', 260), fixed: true },
    {
      key: 'time', title: say('plan.col.time'), width: 130, fields: ['fromOn', 'toOn'], writable: open, text: timeText,
      read: (typed) => { const read = readTime(typed, year); return read.ok ? { ok: true, set: { ...read.value } } : { ok: false, hint: 'plan.hint.time' }; },
    },
    text('form', 'plan.col.form', 110), text('place', 'plan.col.place', 150),
    {
      key: 'away', title: say('plan.col.away'), width: 90, fields: ['away'], writable: open, choices: [say('plan.away.no'), say('plan.away.city'), say('plan.away.province')],
      text: ({ away }) => (away === null ? '' : say(`plan.away.${away}`)), read: (typed) => { const read = readAway(typed); return read.ok ? { ok: true, set: { away: read.value } } : { ok: false, hint: 'plan.hint.choice' }; },
    },
    {
      key: 'people', title: say('plan.col.people'), width: 70, end: true, fields: ['people'], writable: open, text: ({ people }) => (people === null ? '' : String(people)),
      read: (typed) => { const read = readPeople(typed); return read.ok ? { ok: true, set: { people: read.value } } : { ok: false, hint: 'plan.hint.people' }; },
    },
    {
      key: 'estimate', title: say('plan.col.estimate'), width: 110, end: true, fields: ['noCost'], writable: never, read: null,
      text: (item) => { const fen = estimateOf(item); return fen === null ? '' : item.costs.length === 0 ? say('plan.sheet.no_cost') : yuanText(fen); },
    },
    {
      key: 'fund', title: say('plan.col.fund'), width: 130, fields: ['fundSource'], writable: open, choices: [...costFunds.map((fund) => sayActivity(`fund.${fund}`)), say('plan.sheet.no_cost')],
      text: ({ fundSource, noCost }) => (fundSource !== null ? sayActivity(`fund.${fundSource}`) : noCost ? say('plan.sheet.no_cost') : ''),
      read: (typed) => { const read = readChoice(typed, funds); return !read.ok ? { ok: false, hint: 'plan.hint.choice' } : { ok: true, set: read.value === 'none' ? { fundSource: null, noCost: true } : { fundSource: read.value, noCost: false } }; },
    },
    {
      key: 'partner', title: say('plan.col.partner'), width: 190, fields: ['unitId', 'partner'], writable: open, choices: units.map(({ name }) => name),
      text: ({ partner, unitName }) => partner ?? unitName ?? '',
      read: (typed) => { const unit = byName(units, typed); return { ok: true, set: { unitId: unit?.id ?? null, partner: typed.trim() === '' ? null : typed.trim() } }; },
    },
    { ...text('partnerIndustry', 'plan.col.industry', 110), text: (item) => item.partnerIndustry ?? coded(industries, item.unitIndustry, (code) => sayUnit(`industry.${code}`)) },
    { ...text('partnerRegion', 'plan.col.region', 110), text: (item) => item.partnerRegion ?? coded(regions, item.unitRegion === null || item.unitRegion === undefined ? item.unitRegion : provinceOf(item.unitRegion), (code) => sayUnit(`region.${code}`)) },
    {
      key: 'source', title: say('plan.col.source'), width: 110, fields: ['source'], writable: open, choices: sources.map((key) => sayActivity(`source.${key}`)), text: ({ source }) => (source === null ? '' : sayActivity(`source.${source}`)),
      read: (typed) => { const read = readChoice(typed, origins); return read.ok ? { ok: true, set: { source: read.value } } : { ok: false, hint: 'plan.hint.choice' }; },
    },
    {
      key: 'project', title: say('plan.col.project'), width: 170, fields: ['projectId'], writable: open, choices: projects.map(({ name }) => name), text: ({ projectId }) => (projectId === null ? '' : (projects.find(({ id }) => id === projectId)?.name ?? names[projectId] ?? '')),
      read: (typed) => {
        if (typed.trim() === '') return { ok: true, set: { projectId: null } };
        const project = byName(projects, typed) ?? projects.find(({ code, name }) => [code, `${code} ${name}`].includes(typed.trim()));
        return project === undefined ? { ok: false, hint: 'plan.hint.project' } : { ok: true, set: { projectId: project.id } };
      },
    },
    { key: 'audited', title: say('plan.col.audited'), width: 110, fields: [], writable: never, read: null, text: ({ audit, unitName }) => (unitName === null ? '' : say(`plan.audit.${audit}`)) },
    text('contact', 'plan.col.contact', 110), text('owner', 'plan.col.owner', 100), text('effect', 'plan.col.effect', 200), text('outcome', 'plan.col.outcome', 180),
    yesNo('countsAsThemeDay', 'plan.col.themeDay'), yesNo('countsAsLecture', 'plan.col.lecture'), text('opinions', 'plan.col.opinions', 200),
    { key: 'state', title: say('plan.col.state'), width: 80, fields: [], writable: never, read: null, text: ({ state }) => say(`plan.item.${state}`) },
  ];
}
