import { BranchChecks, useLiving } from '#features/circular/parts/branch-checks.tsx';
import { Candidates, type Picked } from '#features/circular/parts/candidates.tsx';
import { words } from '#features/circular/words.ts';
import { useGo, useSearch } from '#web/address.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { apart, beside } from '#web/failure.ts';
import { Page } from '#web/frame/page.tsx';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { FindingList } from '#web/ui/findings.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { Actions, Section } from '#web/ui/section.tsx';
import { useState } from 'react';

/** What a circular tells of and to whom it goes are chosen; the draft is laid out from that. `?kind=…&fact=…` comes with one chosen. */
export function NewCircularPage() {
  const say = useSay(words);
  const go = useGo();
  const { search } = useSearch();
  const { fact } = search;
  const kind = search['of'] === 'result' ? ('result' as const) : ('observation' as const);
  const [picked, setPicked] = useState<readonly Picked[]>(fact === undefined ? [] : [{ kind, id: fact }]);
  const living = useLiving();
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  // Everybody, until somebody says otherwise.
  const branchIds = chosen ?? living.map(({ id }) => id);
  const compose = useCommand(client.circular.compose, { invalidate: [api.circular.key()], onDone: ({ id }) => go(links.circular(id)) });
  return (
    <Page title={say('circular.new')} lead={say('circular.facts_hint')} back={{ to: links.circulars(), label: say('circular.title') }} width="wide">
      <form noValidate onSubmit={(event) => { event.preventDefault(); void compose.run({ circularId: null, version: null, chosen: picked.map((one) => ({ kind: one.kind, id: one.id })), branchIds: [...branchIds] }); }}>
        <Section title={say('circular.facts')}>
          <Candidates picked={picked} onChange={setPicked} />
          <FindingList findings={beside(compose.failure, 'chosen')} />
        </Section>
        <Section title={say('circular.to')}>
          <BranchChecks value={branchIds} onChange={setChosen} findings={beside(compose.failure, 'branchIds')} />
        </Section>
        <FailureNotice failure={apart(compose.failure, 'chosen', 'branchIds')} />
        <Actions>
          <Button type="submit" kind="primary" busy={compose.busy}>{say('circular.compose')}</Button>
          <span className="quiet" role="status">{say('circular.picked', { count: picked.length })}</span>
        </Actions>
      </form>
    </Page>
  );
}
