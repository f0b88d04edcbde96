import { words as programme } from '#features/programme/words.ts';
import type { RecordText } from '#features/record/contract.ts';
import { words as parts } from '#features/record/words-parts.ts';
import { words } from '#features/record/words.ts';
import { useFormat, useSay } from '#web/language.tsx';

/** A record as lines of text: what is compared when two versions stand side by side. */
export function useRecordText(): (record: RecordText) => string {
  const say = useSay(words);
  const sayParts = useSay(parts);
  const sayStop = useSay(programme);
  const format = useFormat();
  return (record) => {
    const { strands, results } = record;
    const lines: readonly (readonly [string, string | null])[] = [
      [say('record.topic'), record.topic], [say('record.startedAt'), format.instant(record.startedAt)], [say('record.endedAt'), format.instant(record.endedAt)],
      [say('record.place'), record.place], [say('record.chair'), record.chair], [say('record.recorder'), record.recorder],
      [sayParts('record.theory'), strands.theory], [sayParts('record.problem'), strands.problem], [sayParts('record.outcome'), strands.outcome],
      [sayParts('record.result.research'), results.research], [sayParts('record.result.solving'), results.solving], [sayParts('record.result.opinions'), results.opinions],
      ...record.decisions.map((one) => [sayParts('record.decision'), [one.text, one.owner, one.dueOn === null ? null : format.day(one.dueOn)].filter(Boolean).join('　')] as const),
      ...record.donations.map((one) => [sayParts('record.donation'), [one.what, one.to, one.fen === null ? null : format.money(one.fen)].filter(Boolean).join('　')] as const),
      ...record.actualStops.map((one) => [say('record.actualStops'), `${one.name}（${sayStop(`stop.${one.kind}`)}）`] as const),
      [say('record.stopsReason'), record.stopsReason], [say('record.requestsAnswer'), record.requestsAnswer], [say('record.lateReason'), record.lateReason],
    ];
    return lines.filter(([, text]) => text !== null && text.trim() !== '').map(([label, text]) => `${label}：${text}`).join('\n');
  };
}
