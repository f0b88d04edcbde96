import { FeedbackItems } from '#features/feedback/parts/feedback-items.tsx';
import { words } from '#features/feedback/words.ts';
import { useSearch } from '#web/address.ts';
import { api } from '#web/client.ts';
import { useFeedback } from '#web/frame/feedback.tsx';
import { Page } from '#web/frame/page.tsx';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { FilterBox } from '#web/ui/filter-box.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { Pager } from '#web/ui/pager.tsx';
import { Empty, Loaded } from '#web/ui/states.tsx';
import { keepPreviousData, useQuery } from '@tanstack/react-query';

const states = ['open', 'answered', 'closed'] as const;

/** All feedback for those who answer it, one's own for everybody else. */
export function FeedbackPage() {
  const say = useSay(words);
  const { search, change } = useSearch();
  const state = states.find((one) => one === search['state']);
  const { after, id } = search;
  const filtered = state !== undefined || id !== undefined;
  const input = { ...(state ? { state } : {}), ...(id ? { id } : {}), ...(after ? { after } : {}) };
  const list = useQuery({ ...api.feedback.list.queryOptions({ input }), placeholderData: keepPreviousData });
  const { ask, dialog } = useFeedback();
  const write = <Button kind="primary" icon="plus" onClick={ask}>{say('feedback.write')}</Button>;
  return (
    <Page title={say('feedback.title')} lead={say(list.data?.answers === false ? 'feedback.lead_mine' : 'feedback.lead')} actions={write}>
      <FilterBox open={filtered}>
        <Field label={say('feedback.state')} optional>
          <Select value={state ?? ''} empty={say('feedback.all')} onChange={(next) => change({ state: next, after: null, id: null })} options={states.map((one) => ({ value: one, label: say(`feedback.state.${one}`) }))} />
        </Field>
      </FilterBox>
      <Loaded from={list}>
        {({ rows, next, open }) => (
          <>
            <p className="quiet" role="status">{say('feedback.open_count', { count: open })}</p>
            {rows.length === 0 && (filtered ? <p className="quiet">{say('feedback.none_here')} <TextLink to={links.feedback()}>{say('feedback.all')}</TextLink></p> : <Empty title={say('feedback.none')} />)}
            <FeedbackItems rows={rows} />
            <Pager next={next === null ? null : links.feedback({ ...search, after: next })} first={after ? links.feedback({ ...search, after: null }) : null} />
          </>
        )}
      </Loaded>
      {dialog}
    </Page>
  );
}
