import type { RecordText } from '#features/record/contract.ts';
import { need, type Finding } from '#shared/finding.ts';

const blank = (text: string | null): boolean => text === null || text.trim() === '';

/** Lines that are begun but not said; nothing can be sent as long as there are any. */
export function lacking({ decisions, donations }: Pick<RecordText, 'decisions' | 'donations'>): Finding[] {
  return [
    ...decisions.flatMap((one, index) => (blank(one.text) && (!blank(one.owner) || one.dueOn !== null) ? [need('need.decision_text', `decisions.${index}.text`)] : [])),
    ...donations.flatMap((one, index) => (blank(one.what) && (!blank(one.to) || one.fen !== null) ? [need('need.donation_what', `donations.${index}.what`)] : [])),
  ];
}

/** The record as it can be sent: lines nobody wrote anything into are not lines. Null while something is lacking. */
export function typedOf(text: RecordText): RecordText | null {
  if (lacking(text).length > 0) return null;
  return {
    ...text,
    decisions: text.decisions.filter((one) => !blank(one.text)).map((one) => ({ ...one, owner: blank(one.owner) ? null : one.owner })),
    donations: text.donations.filter((one) => !blank(one.what)),
    actualStops: text.actualStops.filter((one) => !blank(one.name)),
  };
}

/** Whether they went where it was approved, in any order. */
export const asApproved = (actual: readonly { readonly name: string }[], approved: readonly { readonly name: string }[]): boolean => {
  const names = (list: readonly { readonly name: string }[]): string => [...new Set(list.map((one) => one.name.trim()).filter(Boolean))].toSorted().join('\n');
  return names(actual) === names(approved);
};
