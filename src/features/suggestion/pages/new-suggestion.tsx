import { SuggestionFields, type Typed } from '#features/suggestion/parts/suggestion-fields.tsx';
import { words } from '#features/suggestion/words.ts';
import { useGo } from '#web/address.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useEditing } from '#web/editing.ts';
import { apart } from '#web/failure.ts';
import { Page } from '#web/frame/page.tsx';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { Actions } from '#web/ui/section.tsx';

/** Two questions on one page, from a phone if need be; what is typed stays until it is sent. */
export function NewSuggestionPage() {
  const say = useSay(words);
  const go = useGo();
  const draft = useEditing<Typed>('new-suggestion', { kind: 'topic', text: '', projectId: null }, 1);
  const make = useCommand(client.suggestion.make, {
    offline: 'suggestion.make',
    invalidate: [api.suggestion.key()],
    onDone: ({ id }) => {
      draft.reset();
      go(links.suggestion(id));
    },
  });
  return (
    <Page title={say('suggestion.make')} lead={say('suggestion.lead')} back={{ to: links.suggestions(), label: say('suggestion.title') }} width="narrow">
      <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); void make.run(draft.value); }}>
        <SuggestionFields value={draft.value} onChange={draft.change} findings={make.failure?.findings ?? []} />
        <FailureNotice failure={apart(make.failure, 'text', 'projectId')} />
        <Actions>
          <Button type="submit" kind="primary" busy={make.busy}>{say('suggestion.send')}</Button>
        </Actions>
      </form>
    </Page>
  );
}
