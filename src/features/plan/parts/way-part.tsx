import type { SheetView } from '#features/plan/contract.ts';
import { words } from '#features/plan/words.ts';
import { useSay } from '#web/language.tsx';
import { FindingList } from '#web/ui/findings.tsx';
import { Section } from '#web/ui/section.tsx';
import { AfterApproval } from './after-approval.tsx';
import { BranchesTable } from './branches-table.tsx';
import { CallFacts } from './call-facts.tsx';
import { Extras } from './extras.tsx';
import { OwnBranches } from './own-branch.tsx';
import { StepsOfPlan } from './plan-steps.tsx';
import { WayNext } from './way-next.tsx';

/** The way up: what the reader is to do now, the branches, who has decided what, the call, and what follows the approval. */
export function WayPart({ view }: { readonly view: SheetView }) {
  const say = useSay(words);
  const { plan, findings } = view;
  return (
    <>
      <WayNext view={view} />
      {plan.state !== 'approved' && <OwnBranches view={view} />}
      {plan.state === 'approved' && <AfterApproval view={view} />}
      {plan.state === 'approved' && <Extras view={view} />}
      {plan.state !== 'approved' && <BranchesTable view={view} />}
      {findings.length > 0 && <Section title={say('plan.findings')}><FindingList findings={findings} /></Section>}
      <StepsOfPlan view={view} />
      <CallFacts view={view} />
      {plan.state === 'approved' && <BranchesTable view={view} />}
    </>
  );
}
