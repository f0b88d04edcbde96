import type { Programme } from '#features/activity/facts.ts';
import { words } from '#features/programme/words.ts';
import { useFormat, useSay } from '#web/language.tsx';

/** A programme as lines of text: what is compared when two versions stand side by side. */
export function useProgrammeText(): (programme: Programme | null) => string {
  const say = useSay(words);
  const format = useFormat();
  return (programme) => {
    if (programme === null) return say('programme.none');
    const sessions = programme.sessions.flatMap((session, index) => [
      `${say('programme.session', { n: index + 1 })} ${format.day(session.day)} ${session.from}–${session.to} ${session.place}`,
      ...session.stops.map((stop) => `　${say('programme.stop')}：${stop.name}（${say(`stop.${stop.kind}`)}）`),
      ...session.agenda.map((item) => `　${item.title}　${item.minutes} ${say('programme.minutes')}　${say(`strand.${item.strand}`)}　${item.owner}`),
    ]);
    const tasks = programme.tasks.map((task) => `${say('programme.task')}：${task.what}　${task.owner}　${task.due === null ? '' : format.day(task.due)}`);
    return [...sessions, ...tasks].map((line) => line.trimEnd()).join('\n') || say('programme.none');
  };
}
