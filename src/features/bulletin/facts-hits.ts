import { blank } from '#features/activity/checks-common.ts';
import type { ActivityFacts } from '#features/activity/facts.ts';
import { auditeesOf } from '#features/record/checks-after.ts';
import { personalIn } from '#features/record/checks-text.ts';
import type { Block, Kept, MaskKind } from '#features/record/facts.ts';
import { blockText, joined, normalised, type Bulletin } from './facts.ts';

/**
 * What of a bulletin's text a person has to decide on before it leaves: phones, identity numbers and e-mails by their
 * shape, people and units under audit by what the activities know of them. The program proposes, it masks nothing itself.
 */

export interface Place {
  /** From 0; the title is -1, the contributor -2: what stands in these is reworded, not masked. */
  readonly block: number;
  readonly start: number;
  readonly end: number;
  readonly masked: boolean;
  readonly before: string;
  readonly after: string;
}
/** The same words wherever they stand, decided once. */
export interface Hit {
  readonly kind: MaskKind;
  readonly text: string;
  readonly places: readonly Place[];
  readonly state: 'open' | 'kept' | 'masked';
  readonly kept: Kept | null;
}

export interface KnownPeople {
  readonly names: readonly string[];
  readonly units: readonly string[];
}
type Text = Pick<Bulletin, 'title' | 'body' | 'contributor'>;

/** Kinds without whose decision nothing leaves. */
const decided: readonly MaskKind[] = ['phone', 'identity', 'email'];
const shown = 12;

export function hitsIn({ title, body, contributor }: Text, known: KnownPeople, kept: readonly Kept[]): Hit[] {
  const groups = new Map<string, { kind: MaskKind; text: string; places: Place[] }>();
  for (const [block, text] of [[-1, title], [-2, contributor], ...body.map((one, index) => [index, blockText(one)] as const)] as const) {
    const passages = personalIn(text, known.names, known.units);
    const masks = block < 0 ? [] : maskedRanges(body[block]);
    for (const { kind, start, end, plain } of passages) {
      const masked = masks.some((range) => range.start <= start && end <= range.end);
      const group = groups.get(`${kind} ${plain}`) ?? { kind, text: plain, places: [] };
      group.places.push({ block, start, end, masked, before: text.slice(Math.max(0, start - shown), start), after: text.slice(end, end + shown) });
      groups.set(`${kind} ${plain}`, group);
    }
  }
  return [...groups.values()].map((group) => {
    const word = kept.find((one) => one.kind === group.kind && one.text === group.text) ?? null;
    const open = group.places.some((place) => !place.masked);
    return { ...group, state: !open ? 'masked' as const : word === null ? 'open' as const : 'kept' as const, kept: open ? word : null };
  });
}

/** Of the hits those that must be decided before anything leaves, and are not. */
export const undecided = (hits: readonly Hit[]): Hit[] => hits.filter(({ kind, state }) => state === 'open' && decided.includes(kind));

const titles = /(?:书记|主任|处长|科长|局长|厅长|院长|部长|组长|委员|同志|老师|教授|主席|经理|董事长)$/u;
const bodies = /(?:支部|总支|党委|党组|单位|各方|机关|小组|学院|大学|公司|集团|中心|办|处|局|厅|院|委|科|室|部|所|站|队|会|方)$/u;
/** Whether words written where a person is expected are a name: 周书记 is none that could be told apart, 数据办 is no person. */
const isName = (text: string | null | undefined): text is string =>
  !blank(text) && /^(?:\p{Script=Han}{2,4}|[\p{Script=Han}·]{3,20}|[A-Za-z][A-Za-z .'-]{2,40})$/u.test((text ?? '').trim()) && !titles.test((text ?? '').trim()) && !bodies.test((text ?? '').trim());

/** People and audited units that the bulletin's activities know. */
export function knownPeople(facts: ActivityFacts, bulletin: Pick<Bulletin, 'alsoActivityIds'>): KnownPeople {
  const { record, activity } = facts;
  const sessions = (activity.approvedProgramme ?? activity.programme)?.sessions ?? [];
  const names = [
    ...facts.attendance.map(({ name }) => name), ...facts.replies.map(({ name }) => name), ...facts.people.map(({ name }) => name),
    ...facts.sides.map((side) => side.contactName), ...facts.links.map((link) => link.holderName), ...facts.insights.map(({ name }) => name),
    ...facts.consents.map(({ name }) => name), ...sessions.flatMap((session) => session.agenda.map((item) => item.owner)),
    ...(record?.decisions ?? []).map(({ owner }) => owner), record?.chair, record?.recorder, ...facts.actions.map(({ ownerName }) => ownerName),
    ...facts.problems.map(({ raisedByName }) => raisedByName),
    ...facts.further.filter(({ id }) => bulletin.alsoActivityIds.includes(id)).flatMap((one) => one.names),
  ];
  return { names: [...new Set(names.filter(isName).map((name) => name.trim()))], units: [...new Set(auditeesOf(facts, bulletin))] };
}

export const hitsOf = (facts: ActivityFacts, bulletin: Bulletin): Hit[] => hitsIn(bulletin, knownPeople(facts, bulletin), bulletin.kept);

interface Range {
  readonly start: number;
  readonly end: number;
}
function maskedRanges(block: Block | undefined): Range[] {
  const ranges: Range[] = [];
  let at = 0;
  for (const { text, mask } of block?.runs ?? []) {
    const last = ranges.at(-1);
    if (mask != null) ranges.splice(last?.end === at ? -1 : ranges.length, last?.end === at ? 1 : 0, { start: last?.end === at ? last.start : at, end: at + text.length });
    at += text.length;
  }
  return ranges;
}

/** The text with every place of a hit masked, or readable again. Title and contributor are left: they hold no masks. */
export function withMask(body: readonly Block[], { kind, places }: Hit, on: boolean): Block[] {
  return normalised(body.map((block, index) => {
    const here = places.filter((place) => place.block === index);
    return here.reduce((made, { start, end }) => masking(made, { start, end }, on ? kind : null), block);
  }));
}

/** A block with a range of its text masked as a kind, or no longer. */
export function masking({ kind, runs }: Block, { start, end }: Range, mask: MaskKind | null): Block {
  let at = 0;
  const cut = runs.flatMap((run) => {
    const [from, to] = [Math.max(0, Math.min(run.text.length, start - at)), Math.max(0, Math.min(run.text.length, end - at))];
    at += run.text.length;
    return [{ ...run, text: run.text.slice(0, from) }, { ...run, text: run.text.slice(from, to), mask }, { ...run, text: run.text.slice(to) }];
  });
  return { kind, runs: joined(cut) };
}
