import type { SheetBranch, SheetView } from '#features/plan/contract.ts';
import { words } from '#features/plan/words.ts';
import { client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { FindingList } from '#web/ui/findings.tsx';
import { LinkButton } from '#web/ui/link.tsx';
import { FailureNotice, Notice } from '#web/ui/notice.tsx';
import { Actions, Section } from '#web/ui/section.tsx';
import { useState } from 'react';
import { DiscussDialog, DiscussionFacts } from './discussion.tsx';
import { isMine, LookAgain, planKeys } from './plan-common.tsx';

export const ownBranches = ({ branches }: SheetView): SheetBranch[] => branches.filter(({ allowed }) => isMine(allowed['plan.propose']) || isMine(allowed['plan.discuss']));

/** Branches the reader discusses or proposes for: what they have, what is missing, the two buttons. */
export function OwnBranches({ view }: { readonly view: SheetView }) {
  return ownBranches(view).map((branch) => <OwnBranch key={branch.id} view={view} branch={branch} />);
}

function OwnBranch({ view: { plan, items, discussions, findings }, branch }: { readonly view: SheetView; readonly branch: SheetBranch }) {
  const say = useSay(words);
  const [discussing, setDiscussing] = useState(false);
  const propose = useCommand(client.plan.propose, { invalidate: planKeys() });
  const lines = items.filter((item) => item.branchId === branch.id);
  const waiting = lines.filter(({ state }) => state === 'draft' || state === 'returned');
  const returned = lines.filter(({ state, returnedNote }) => state === 'returned' && returnedNote !== null);
  const ids = new Set(waiting.map(({ id }) => id));
  const against = findings.filter((finding) => finding.severity === 'block' && (ids.has(finding.subject) || finding.subject === branch.id));
  const discussion = discussions.filter((one) => one.branchId === branch.id).at(-1);
  const discuss = branch.allowed['plan.discuss'];
  const why = branch.allowed['plan.propose'];
  return (
    <Section
      sheet title={branch.name}
      actions={<><LinkButton to={links.plan(plan.year, 'sheet')}>{say('plan.to_sheet')}</LinkButton>{isMine(discuss) && <Button why={discuss} onClick={() => setDiscussing(true)}>{say('plan.discuss')}</Button>}</>}
    >
      <div className="stack">
        <p>{waiting.length > 0 ? say('plan.propose_ready', { count: waiting.length }) : say('plan.propose_done')}{branch.proposed > 0 && <span className="quiet"> {say('plan.proposed')} {say('plan.items_count', { count: branch.proposed })}</span>}</p>
        {returned.map((item) => <Notice key={item.id} kind="warn" title={`${say('plan.item_state.returned')}：${item.content ?? say('year.undecided')}`}><p className="kept-lines">{item.returnedNote}</p></Notice>)}
        {discussion === undefined ? <p className="quiet">{say('plan.discussed')}：{say('plan.not_discussed')}</p> : <DiscussionFacts discussion={discussion} />}
        {waiting.length > 0 && against.length > 0 && <><h3>{say('plan.missing')}</h3><FindingList findings={against} label={say('plan.missing')} /></>}
        {isMine(why) && (
          <>
            <FailureNotice failure={propose.failure} action={<LookAgain failure={propose.failure} onDone={propose.clear} />} />
            <Actions><Button kind="primary" busy={propose.busy} why={why.length > 0 ? why : waiting.length === 0 ? [say('plan.propose_done')] : against} onClick={() => void propose.run({ planId: plan.id, branchId: branch.id })}>{say('plan.propose')}</Button></Actions>
          </>
        )}
      </div>
      {discussing && <DiscussDialog planId={plan.id} branch={branch} onClose={() => setDiscussing(false)} />}
    </Section>
  );
}
