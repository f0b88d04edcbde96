import { lifecycle, type Who } from '#features/activity/lifecycle.ts';

const columns: readonly Who[] = ['member', 'organiser', 'secretary', 'side-leader', 'link', 'committee', 'finance', 'discipline', 'leading_group', 'step', 'owner', 'author'];

/** Who may give each verb on an activity: the same table that decides. */
export function permissionsPage(): string {
  const rows = lifecycle.map((line) => `| \`${line.verb}\` | ${columns.map((who) => (line.who.includes(who) ? '●' : '')).join(' | ')} |`);
  return [
    '# Who may do what to an activity', '',
    'Printed from `src/features/activity/lifecycle.ts` by `npm run docs`; do not edit. `member`, `organiser` and `secretary` are those of a hosting branch;',
    '`side-leader` is the secretary of a branch of ours that is a side; `link` the holder of a personal link to one side; `step` whoever the pending approval',
    'step asks for (nobody on their own activity, nobody twice in a round). The three administrators have no business rights (SEC-04).', '',
    `| verb | ${columns.join(' | ')} |`, `| --- | ${columns.map(() => ':-:').join(' | ')} |`, ...rows, '',
  ].join('\n');
}
