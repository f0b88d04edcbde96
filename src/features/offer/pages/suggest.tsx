import type { SuggestionsView } from '#features/offer/contract.ts';
import { SuggestedList } from '#features/offer/parts/suggested-list.tsx';
import { words } from '#features/offer/words.ts';
import { words as unit } from '#features/unit/words.ts';
import { useSearch } from '#web/address.ts';
import { api } from '#web/client.ts';
import { Page } from '#web/frame/page.tsx';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextArea } from '#web/ui/inputs.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { FactList, Section } from '#web/ui/section.tsx';
import { Empty, Loaded } from '#web/ui/states.tsx';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';

/** Units that suit a purpose: from an activity, a project, or a matter in words; what is known of it is not asked again. */
export function SuggestPartnersPage() {
  const say = useSay(words);
  const sayUnit = useSay(unit);
  const { search } = useSearch();
  const { activity, project, text } = search;
  const purpose = { ...(activity ? { activity } : {}), ...(project ? { project } : {}), ...(text ? { text } : {}) };
  const asked = Object.keys(purpose).length > 0;
  const view = useQuery({ ...api.offer.suggest.queryOptions({ input: purpose }), placeholderData: keepPreviousData });
  const name = view.data?.wanted.name;
  const back = activity ? { to: links.activity(activity, 'sides'), label: name ?? say('offer.suggest') } : project ? { to: links.project(project), label: name ?? say('offer.suggest') } : { to: links.partners(), label: sayUnit('unit.title') };
  return (
    <Page title={name ? say('offer.suggest_for', { name }) : say('offer.suggest')} lead={say('offer.suggest_lead')} back={back}>
      {!activity && <Matter />}
      {!asked && <p className="hint">{say('offer.say_first')}</p>}
      <Loaded from={view} lines={6}>{(data) => (asked || data.rows.length > 0) && <Found view={data} asked={asked} />}</Loaded>
    </Page>
  );
}

function Found({ view, asked }: { readonly view: SuggestionsView; readonly asked: boolean }) {
  const say = useSay(words);
  const { wanted, rows, of, cut } = view;
  return (
    <>
      {asked && (
        <Section title={say('offer.wanted')} sheet>
          <FactList
            facts={[
              ...(wanted.text === '' ? [] : [{ label: say('offer.wanted_text'), value: <span className="said-words">{wanted.text}</span> }]),
              ...(wanted.places.length === 0 ? [] : [{ label: say('offer.wanted_places'), value: wanted.places.join('、') }]),
            ]}
          />
        </Section>
      )}
      <Section title={say('offer.found')}>
        {rows.length === 0 ? <Empty title={say('offer.nothing')}><p>{say('offer.nothing_why')}</p></Empty> : <SuggestedList view={view} />}
        <p className="hint">
          {say(cut ? 'offer.cut' : 'offer.looked', { of })} <TextLink to={links.rule('UNITS-02')}>{say('offer.rule')}</TextLink>
        </p>
      </Section>
    </>
  );
}

/** The purpose in words, or a work project, where one does not come from an activity. */
function Matter() {
  const say = useSay(words);
  const { search, change } = useSearch();
  const [text, setText] = useState(search['text'] ?? '');
  const projects = useQuery(api.project.list.queryOptions({ input: { closed: 'no', limit: 100 } }));
  return (
    <form
      className="form section"
      onSubmit={(event) => {
        event.preventDefault();
        change({ text: text.trim() || null });
      }}
    >
      <Field label={say('offer.wanted_project')} optional>
        <Select value={search['project'] ?? ''} empty={say('offer.wanted_none')} onChange={(id) => change({ project: id || null })} options={(projects.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))} />
      </Field>
      <Field label={say('offer.wanted_text')} hint={say('offer.wanted_text_hint')} optional>
        <TextArea value={text} rows={2} maxLength={500} onChange={setText} />
      </Field>
      <Button type="submit" kind="primary">{say('offer.look')}</Button>
    </form>
  );
}
