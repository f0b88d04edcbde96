import type { SheetView } from '#features/plan/contract.ts';
import { words } from '#features/plan/words.ts';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { FindingList } from '#web/ui/findings.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { Section } from '#web/ui/section.tsx';
import { AfterApproval } from './after-approval.tsx';
import { BranchesTable } from './branches-table.tsx';
import { CallFacts } from './call-facts.tsx';
import { Extras } from './extras.tsx';
import { OwnBranches, ownBranches } from './own-branch.tsx';
import { StepsOfPlan } from './plan-steps.tsx';
import { WayNext } from './way-next.tsx';

/** The way up: what the reader is to do now, the branches, who has decided what, the call, and what follows the approval. */
export function WayPart({ view }: { readonly view: SheetView }) {
  const say = useSay(words);
  const { plan, findings } = view;
  const [lines, own] = [new Set(view.items.map(({ id }) => id)), new Set(ownBranches(view).map(({ id }) => id))];
  // What is found of a line stands in the sheet, what is found of the reader's branch with its button.
  const [branches, whole] = [new Set(view.branches.map(({ id }) => id)), findings.filter(({ subject }) => !lines.has(subject))];
  const ofPlan = whole.filter(({ subject }) => !branches.has(subject));
  const ofBranches = whole.filter(({ subject }) => branches.has(subject) && (plan.state === 'approved' || !own.has(subject)));
  const ofLines = findings.filter(({ subject }) => lines.has(subject)).length;
  return (
    <>
      <WayNext view={view} />
      {plan.state !== 'approved' && <OwnBranches view={view} />}
      {plan.state === 'approved' && <AfterApproval view={view} />}
      {plan.state === 'approved' && <Extras view={view} />}
      {plan.state !== 'approved' && <BranchesTable view={view} />}
      {(ofPlan.length > 0 || ofBranches.length > 0 || ofLines > 0) && (
        <Section title={say('plan.findings')}>
          <FindingList findings={ofPlan} />
          {ofBranches.length > 0 && <details><summary>{say('plan.findings_of_branches', { count: ofBranches.length })}</summary><FindingList findings={ofBranches} /></details>}
          {ofLines > 0 && <p><TextLink to={links.plan(plan.year, 'sheet')}>{say('plan.findings_of_lines', { count: ofLines })}</TextLink></p>}
        </Section>
      )}
      <StepsOfPlan view={view} />
      <CallFacts view={view} />
      {plan.state === 'approved' && <BranchesTable view={view} />}
    </>
  );
}
