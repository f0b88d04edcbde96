import { accountPolicy } from '#features/account/policy.ts';
import { authenticityPolicy } from '#features/authenticity/policy.ts';
import { lifecycle, type Who } from '#features/activity/lifecycle.ts';
import { burdenPolicy } from '#features/burden/policy.ts';
import { circularPolicy } from '#features/circular/policy.ts';
import { consultationPolicy } from '#features/consultation/policy.ts';
import { feedbackPolicy } from '#features/feedback/policy.ts';
import { importPolicy } from '#features/import/policy.ts';
import { inspectionPolicy } from '#features/inspection/policy.ts';
import { ledgerPolicy } from '#features/ledger/policy.ts';
import { noticePolicy } from '#features/notice/policy.ts';
import { pairingPolicy } from '#features/pairing/policy.ts';
import { offerPolicy } from '#features/offer/policy.ts';
import { officePolicy } from '#features/office/policy.ts';
import { outcomePolicy } from '#features/outcome/policy.ts';
import { outletPolicy } from '#features/outlet/policy.ts';
import { orgPolicy } from '#features/org/policy.ts';
import { outsidePolicy } from '#features/outside/policy.ts';
import { patternPolicy } from '#features/pattern/policy.ts';
import { peerPolicy } from '#features/peer/policy.ts';
import { placePolicy } from '#features/place/policy.ts';
import { planPolicy } from '#features/plan/policy.ts';
import { projectPolicy } from '#features/project/policy.ts';
import { reminderPolicy } from '#features/reminder/policy.ts';
import { resourcePolicy } from '#features/resource/policy.ts';
import { rulebookPolicy } from '#features/rulebook/policy.ts';
import { searchPolicy } from '#features/search/policy.ts';
import { statisticsPolicy } from '#features/statistics/policy.ts';
import { securityPolicy } from '#features/security/policy.ts';
import { seriesPolicy } from '#features/series/policy.ts';
import { suggestionPolicy } from '#features/suggestion/policy.ts';
import { templatePolicy } from '#features/template/policy.ts';
import { temporaryPolicy } from '#features/temporary/policy.ts';
import { unitPolicy } from '#features/unit/policy.ts';
import { posts } from '#shared/actor.ts';
import type { PolicyLine, Who as Holder } from '#shared/policy.ts';

const relations: readonly Who[] = [
  'member', 'organiser', 'secretary', 'concerned', 'side-leader', 'link', 'committee', 'finance', 'discipline', 'leading_group', 'step', 'owner', 'verifier', 'responsible', 'author',
];
const holders: readonly Holder[] = ['person', 'holder', ...posts, 'operator', 'peer', 'system'];
/** Tables of the verbs that are not about one activity. */
const policies: readonly PolicyLine[] = [
  ...accountPolicy,
  ...authenticityPolicy,
  ...burdenPolicy,
  ...circularPolicy,
  ...consultationPolicy,
  ...feedbackPolicy,
  ...importPolicy,
  ...inspectionPolicy,
  ...ledgerPolicy,
  ...noticePolicy,
  ...offerPolicy,
  ...officePolicy,
  ...orgPolicy,
  ...outcomePolicy,
  ...outletPolicy,
  ...outsidePolicy,
  ...pairingPolicy,
  ...patternPolicy,
  ...peerPolicy,
  ...placePolicy,
  ...planPolicy,
  ...projectPolicy,
  ...reminderPolicy,
  ...resourcePolicy,
  ...rulebookPolicy,
  ...searchPolicy,
  ...securityPolicy,
  ...seriesPolicy,
  ...statisticsPolicy,
  ...suggestionPolicy,
  ...templatePolicy,
  ...temporaryPolicy,
  ...unitPolicy,
];

function table<Column extends string>(columns: readonly Column[], lines: readonly { readonly verb: string; readonly who: readonly Column[] }[]): string[] {
  const strange = lines.flatMap((line) => line.who.filter((who) => !columns.includes(who)).map((who) => `${line.verb}: ${who}`));
  if (strange.length > 0) throw new Error(`no column in docs/permissions.md for ${strange.join(', ')}`);
  return [
    `| verb | ${columns.join(' | ')} |`, `| --- | ${columns.map(() => ':-:').join(' | ')} |`,
    ...lines.map((line) => `| \`${line.verb}\` | ${columns.map((column) => (line.who.includes(column) ? '●' : '')).join(' | ')} |`),
  ];
}

/** Who may give each verb: the same tables that decide. */
export function permissionsPage(): string {
  return [
    '# Who may do what', '',
    'Printed by `npm run docs` from the tables that decide; do not edit. `tests/permissions.test.ts` tries every line as every role.', '',
    '## To an activity', '',
    'From `src/features/activity/lifecycle.ts`. `member`, `organiser` and `secretary` are those of a hosting branch; `concerned` anybody in a branch of ours',
    'that is a side; `side-leader` the secretary of such a branch; `link` the holder of a personal link to one side; `step` whoever the pending approval',
    'step asks for (nobody on their own activity, nobody twice in a round). The three administrators have no business rights (SEC-04). An activity is',
    'started by anybody for a branch he or she stands in. It is read by its own sides at any stage, by everybody who stands in a branch once it is approved,',
    'and at any stage by committee, finance, discipline and leading group; to all others it does not exist.', '',
    ...table(relations, lifecycle), '',
    '## To everything else', '',
    'From `src/features/*/policy.ts`. `person` is anybody who is signed in, for his or her own; `holder` a partner signed in with an account of its unit; `operator` the named local operator of the command line;',
    '`system` the program itself. Which post gives and ends which other, and who sets which rule, is told in `org/policy.ts` and `rulebook/book.ts`.', '',
    ...table(holders, policies), '',
  ].join('\n');
}
