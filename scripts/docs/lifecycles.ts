import { stages } from '#features/activity/facts.ts';
import { lifecycle } from '#features/activity/lifecycle.ts';
import { words } from '#features/activity/words.ts';

const named = (stage: (typeof stages)[number]): string => `${words[`stage.${stage}`][0]} ${stage}`;

/** The life of an activity as a drawing and a table, from the one table the program reads. */
export function lifecyclesPage(): string {
  const arrows = lifecycle.flatMap((line) => line.from.flatMap((from) => (line.to === null || line.to === from ? [] : [`  ${from} -->|${line.verb}| ${line.to}`])));
  const rows = lifecycle.map((line) => `| \`${line.verb}\` | ${line.from.join(', ')} | ${line.to ?? 'stays'} | ${line.who.join(', ')} | ${line.needs.join(', ')}${line.whilePostponed === true ? ' (also while postponed)' : ''}${line.onceEnded === true ? ' (also once cancelled or declined)' : ''} |`);
  return [
    '# The life of an activity', '',
    'Drawn from `src/features/activity/lifecycle.ts` by `npm run docs`; do not edit.', '',
    '```mermaid', 'flowchart LR', ...stages.map((stage) => `  ${stage}["${named(stage)}"]`), ...arrows, '```', '',
    'Postponed and cancelled from any stage before it is held, with a reason; once cancelled or declined nothing is given but what the table says.', '',
    '| verb | from | leads to | who | what must be there |', '| --- | --- | --- | --- | --- |', ...rows, '',
  ].join('\n');
}
