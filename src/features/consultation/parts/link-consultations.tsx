import type { LinkConsultation } from '#features/consultation/contract.ts';
import { words } from '#features/consultation/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useEditing } from '#web/editing.ts';
import { apart } from '#web/failure.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { sideOf } from '#web/link-secret.ts';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { Chip, Day } from '#web/ui/chips.tsx';
import { FileLink } from '#web/ui/link.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { Actions, FactList, Section } from '#web/ui/section.tsx';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { FollowList } from './follow-list.tsx';
import { noOpinion, OpinionFields } from './opinion-form.tsx';
import { Said } from './said.tsx';

/** What a partner's side is asked for, on the page of its personal link: the problem, its opinion, then the others', the conclusion, what came of it. */
export function LinkConsultations() {
  const { pathname } = useLocation();
  const list = useQuery({ ...api.consultation.ofLink.queryOptions({ input: {} }), queryKey: [...api.consultation.ofLink.key(), sideOf(pathname)] });
  return <>{(list.data ?? []).map((one) => <One key={one.id} of={one} />)}</>;
}

function One({ of }: { readonly of: LinkConsultation }) {
  const say = useSay(words);
  const format = useFormat();
  const mine = of.sides.find((side) => side.mine);
  const adopted = of.sides.filter((side) => side.adopted !== null);
  return (
    <Section title={`${say('consultation.one')}：${of.title}`} id={`consultation-${of.id}`}>
      <p><Chip tone={of.state === 'open' ? 'active' : 'done'}>{say(of.state === 'open' && mine?.givenAt === null ? 'consultation.link_title' : `consultation.state.${of.state}`)}</Chip></p>
      <p className="kept-lines">{of.background}</p>
      <FactList
        facts={[
          { label: say('consultation.due'), value: <Day day={of.dueOn} /> },
          ...(of.files.length === 0 ? [] : [{ label: say('consultation.files'), value: <ul className="plain-list">{of.files.map((file) => <li key={file.id}><FileLink href={links.linkFile(location.pathname, file.id)}>{file.name}</FileLink></li>)}</ul> }]),
          ...(of.reason === null ? [] : [{ label: say('consultation.reason'), value: of.reason }]),
        ]}
      />
      {mine !== undefined && of.opine.length === 0 && <Opine of={of} mine={mine} />}
      <ul className="said-by">{of.sides.map((side) => <li key={side.id}><h3>{side.mine ? say('consultation.link_yours') : side.name}</h3><Said side={side} /></li>)}</ul>
      {of.conclusion !== null && (
        <>
          <h3>{say('consultation.conclusion')}</h3>
          <p className="kept-lines">{of.conclusion}</p>
          {adopted.length > 0 && <FactList facts={adopted.map((side) => ({ label: say('consultation.adopted_of', { side: side.name }), value: side.adopted }))} />}
          {of.followedAt !== null && <p><Chip tone="done">{say('consultation.told_all', { at: format.instant(of.followedAt) })}</Chip></p>}
          <FollowList follow={of.follow} />
        </>
      )}
    </Section>
  );
}

function Opine({ of, mine }: { readonly of: LinkConsultation; readonly mine: LinkConsultation['sides'][number] }) {
  const say = useSay(words);
  const draft = useEditing(`opinion.${mine.id}`, mine.opinion ?? noOpinion, mine.version);
  const opine = useCommand(client.consultation.opineByLink, { offline: 'consultation.opineByLink', invalidate: [api.consultation.key()], onDone: draft.reset });
  return (
    <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); void opine.run({ id: of.id, version: draft.version, ...draft.value }); }}>
      <p className="hint">{say('consultation.opine_hint')}</p>
      <OpinionFields value={draft.value} onChange={draft.change} failure={opine.failure} />
      <FailureNotice failure={apart(opine.failure, 'cause', 'suggestion', 'offer')} />
      {mine.givenAt !== null && !draft.dirty && <p role="status">{say('consultation.link_sent')}</p>}
      <Actions><Button type="submit" kind="primary" busy={opine.busy}>{say(mine.givenAt === null ? 'consultation.send' : 'consultation.opine_again')}</Button></Actions>
    </form>
  );
}
