import type { PatternRow } from '#features/pattern/contract.ts';
import { words } from '#features/pattern/words.ts';
import { useSearch } from '#web/address.ts';
import { api } from '#web/client.ts';
import { Page } from '#web/frame/page.tsx';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Chip } from '#web/ui/chips.tsx';
import { LinkButton, TextLink } from '#web/ui/link.tsx';
import { Pager } from '#web/ui/pager.tsx';
import { Section } from '#web/ui/section.tsx';
import { Empty, Loaded } from '#web/ui/states.tsx';
import { keepPreviousData, useQuery } from '@tanstack/react-query';

/** Every pattern: those that come with the program in their fixed order, then the office's own, newest first. */
export function PatternsPage() {
  const say = useSay(words);
  const { search } = useSearch();
  const { after } = search;
  const list = useQuery({ ...api.pattern.list.queryOptions({ input: after === undefined ? {} : { after } }), placeholderData: keepPreviousData });
  return (
    <Page title={say('pattern.title')} lead={say('pattern.lead')} actions={<LinkButton to={links.seriesList()}>{say('pattern.to_series')}</LinkButton>}>
      <Loaded from={list}>
        {({ shipped, rows, next }) => (
          <>
            <Section title={say('pattern.own')}>
              {rows.length === 0 ? <Empty title={say('pattern.none_own')}><p className="quiet">{say('pattern.none_own_hint')}</p></Empty> : <Patterns rows={rows} />}
              <Pager next={next === null ? null : `${links.patterns()}?after=${encodeURIComponent(next)}`} first={after ? links.patterns() : null} />
            </Section>
            <Section title={say('pattern.shipped')}><Patterns rows={shipped} /></Section>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Patterns({ rows }: { readonly rows: readonly PatternRow[] }) {
  const say = useSay(words);
  return (
    <ul className="things">
      {rows.map((row) => (
        <li key={row.id} className="thing">
          <div className="thing-what">
            <TextLink to={links.pattern(row.id)}>{row.name}</TextLink> {row.state === 'retired' && <Chip tone="quiet">{say('pattern.retired')}</Chip>}
            <p>{row.goodFor}</p>
          </div>
          <div className="thing-side quiet">{[row.forms.join('、'), say('pattern.total', { minutes: row.minutes })].filter((part) => part !== '').join(' · ')}</div>
        </li>
      ))}
    </ul>
  );
}
