import { combinations, sources } from '#features/activity/facts-plain.ts';
import { words as parts } from '#features/activity/words-parts.ts';
import { words } from '#features/activity/words.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { forms, type Topic } from './topic.ts';

interface Line {
  readonly label: string;
  readonly value: string;
}

/** The topic in words: label and value, in the order of the form. Names of projects are not part of it. */
export function useTopicLines(): (topic: Topic, programmed: boolean) => Line[] {
  const say = useSay(words);
  const sayParts = useSay(parts);
  const format = useFormat();
  const text = (value: string | null): string => value ?? sayParts('activity.nothing');
  return (topic, programmed) => {
    const source = sources.find((one) => one === topic.source);
    const lines: Line[] = [
      { label: say('activity.theme'), value: text(topic.theme) },
      { label: say('activity.source'), value: [source === undefined ? text(null) : say(`source.${source}`), topic.sourceNote].filter(Boolean).join('：') },
      { label: say('activity.tasks'), value: text(topic.tasks) },
      { label: say('activity.expectedEffect'), value: text(topic.expectedEffect) },
      { label: say('activity.problemBrought'), value: text(topic.problemBrought) },
      { label: say('activity.combines'), value: combinations.filter((one) => topic.combines.includes(one)).map((one) => sayParts(`combines.${one}`)).join('、') || text(null) },
      { label: say('activity.forms'), value: topic.forms.map((one) => formWord(one, sayParts)).join('、') || text(null) },
      { label: say('activity.planItem'), value: topic.planItem ?? sayParts('activity.not_planned') },
      { label: sayParts('activity.countsAsThemeDay'), value: sayParts(topic.countsAsThemeDay ? 'activity.yes' : 'activity.no') },
    ];
    const when: Line[] = [
      { label: sayParts('activity.plannedOn'), value: format.days(topic.plannedOn, topic.plannedEnd) },
      { label: say('activity.place'), value: text(topic.place) },
    ];
    return programmed ? lines : [...lines, ...when];
  };
}

/** The word of a form in the language on screen; one that was typed elsewhere stays as it was. */
export function formWord(form: string, say: (key: `form.${(typeof forms)[number]}`) => string): string {
  const known = forms.find((one) => one === form);
  return known === undefined ? form : say(`form.${known}`);
}
