import type { SuggestionView } from '#features/suggestion/contract.ts';
import { AnswerSuggestion, EditSuggestion, MergeSuggestion, WithdrawSuggestion } from '#features/suggestion/parts/suggestion-dialogs.tsx';
import { NoteDialog } from '#features/outcome/parts/note-dialog.tsx';
import { words as outcomeWords } from '#features/outcome/words-pages.ts';
import { words } from '#features/suggestion/words.ts';
import { useGo, useParam } from '#web/address.ts';
import { api } from '#web/client.ts';
import { Page } from '#web/frame/page.tsx';
import { useFormat, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { LinkButton, TextLink } from '#web/ui/link.tsx';
import { FactList, Section } from '#web/ui/section.tsx';
import { Failed, Loading } from '#web/ui/states.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { tones } from './suggestions.tsx';

type Asked = 'accept' | 'decline' | 'merge' | 'edit' | 'withdraw';

/** One suggestion: the words, the answer, what it was merged with, and what became of it. */
export function SuggestionPage() {
  const id = useParam('id');
  const say = useSay(words);
  const view = useQuery(api.suggestion.get.queryOptions({ input: { id } }));
  const [asked, setAsked] = useState<Asked | null>(null);
  const [listing, setListing] = useState(false);
  const sayOutcome = useSay(outcomeWords);
  const go = useGo();
  if (view.isPending) return <Loading page />;
  if (view.isError) return <Failed error={view.error} retry={() => void view.refetch()} />;
  const { suggestion, allowed, activities, from, into } = view.data;
  const close = (): void => setAsked(null);
  const may = (verb: Asked): boolean => allowed[`suggestion.${verb}`]?.length === 0;
  const offered = (['accept', 'decline', 'merge', 'edit', 'withdraw'] as const).filter(may);
  return (
    <Page
      title={say('suggestion.one')} back={{ to: links.suggestions(), label: say('suggestion.title') }}
      lead={<Chip tone={tones[suggestion.state]}>{say(`suggestion.state.${suggestion.state}`)}</Chip>}
    >
      <Section
        title={say(`suggestion.kind.${suggestion.kind}`)} sheet
        actions={offered.map((verb) => <Button key={verb} kind={verb === 'accept' ? 'primary' : 'plain'} onClick={() => setAsked(verb)}>{say(`suggestion.${verb}`)}</Button>)}
      >
        <p className="kept-lines">{suggestion.text}</p>
        <Known view={view.data} />
      </Section>
      <Section title={say('suggestion.answer')}>
        <Answer view={view.data} />
        {into !== null && <p>{say('suggestion.into')}：<TextLink to={links.suggestion(into.id)}>{into.text}</TextLink>（{into.authorName}）</p>}
      </Section>
      {from.length > 0 && (
        <Section title={say('suggestion.from')}>
          <ul className="plain-list">{from.map((one) => <li key={one.id}><TextLink to={links.suggestion(one.id)}>{one.text}</TextLink>（{one.authorName}）</li>)}</ul>
        </Section>
      )}
      <Section title={say('suggestion.activities')} actions={suggestion.state === 'accepted' && <><LinkButton icon="plus" to={links.newActivity(suggestion.id)}>{say('suggestion.start')}</LinkButton><Button onClick={() => setListing(true)}>{sayOutcome('outcome.from_suggestion')}</Button></>}>
        {activities.length === 0
          ? <p className="quiet">{say('suggestion.no_activity')}</p>
          : <ul className="plain-list">{activities.map((one) => <li key={one.id}><TextLink to={links.activity(one.id)}>{one.code} {one.theme ?? say('suggestion.untitled')}</TextLink></li>)}</ul>}
      </Section>
      {listing && <NoteDialog suggestion={suggestion} onDone={(made) => go(links.outcome(made))} onClose={() => setListing(false)} />}
      {asked === 'edit' && <EditSuggestion suggestion={suggestion} onClose={close} />}
      {asked === 'withdraw' && <WithdrawSuggestion suggestion={suggestion} onClose={close} />}
      {asked === 'merge' && <MergeSuggestion suggestion={suggestion} onClose={close} />}
      {(asked === 'accept' || asked === 'decline') && <AnswerSuggestion suggestion={suggestion} answer={asked} onClose={close} />}
    </Page>
  );
}

function Known({ view: { suggestion } }: { readonly view: SuggestionView }) {
  const say = useSay(words);
  const format = useFormat();
  const { authorName, branchName, createdAt, projectId, projectName } = suggestion;
  return (
    <FactList
      facts={[
        { label: say('suggestion.by'), value: [authorName, branchName].filter(Boolean).join(' ') },
        { label: say('suggestion.at'), value: format.instant(createdAt) },
        ...(projectId === null ? [] : [{ label: say('suggestion.project'), value: <TextLink to={links.project(projectId)}>{projectName}</TextLink> }]),
      ]}
    />
  );
}

function Answer({ view: { suggestion: { reason, decidedByName, decidedAt, state } } }: { readonly view: SuggestionView }) {
  const say = useSay(words);
  const format = useFormat();
  if (decidedAt === null) return <p className="quiet">{say('suggestion.unanswered')}</p>;
  return (
    <>
      <p><Chip tone={tones[state]}>{say(`suggestion.state.${state}`)}</Chip> <span className="quiet">{say('suggestion.answered', { name: decidedByName, at: format.instant(decidedAt) })}</span></p>
      {reason !== null && reason !== '' && <p className="kept-lines">{reason}</p>}
    </>
  );
}
