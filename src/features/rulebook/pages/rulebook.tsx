import type { FoundView, RuleView } from '#features/rulebook/contract.ts';
import { useParam } from '#web/address.ts';
import { api } from '#web/client.ts';
import { Page } from '#web/frame/page.tsx';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { FileLink } from '#web/ui/link.tsx';
import { Section } from '#web/ui/section.tsx';
import { Loaded, NotFound } from '#web/ui/states.tsx';
import { useQuery } from '@tanstack/react-query';
import { words } from '#features/rulebook/parts/all-words.ts';
import { Profiles } from '#features/rulebook/parts/profiles.tsx';
import { RuleEntry } from '#features/rulebook/parts/rule-entry.tsx';

/** Asked for beside the book, so that nobody waits for it. */
const foundOptions = { ...api.rulebook.found.queryOptions({ input: {} }), staleTime: 60_000 };

/** The rulebook, to be read like a book: chapters, then each rule in plain words with its clause and parameters. */
export function RulebookPage() {
  const say = useSay(words);
  const book = useQuery(api.rulebook.list.queryOptions({ input: {} }));
  const found = useQuery(foundOptions);
  return (
    <Page title={say('rulebook.title')} actions={<FileLink button icon="download" href={links.rulebookFile()}>{say('rulebook.download')}</FileLink>} lead={say('rulebook.intro')} width="narrow">
      <Loaded from={book} lines={8}>
        {({ rules, profiles, mayChoose }) => (
          <>
            <Chapters rules={rules} found={found.data} />
            <Profiles profiles={profiles} mayChoose={mayChoose} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Chapters({ rules, found }: { readonly rules: readonly RuleView[]; readonly found: FoundView | undefined }) {
  const say = useSay(words);
  const groups = [...new Set(rules.map((rule) => rule.group))];
  return (
    <>
      <nav className="section actions" aria-label={say('rulebook.contents')}>
        {groups.map((group) => (
          <a key={group} href={`#chapter-${group}`}>{say(`rulebook.group.${group}`)}</a>
        ))}
        <a href="#profiles">{say('rulebook.profiles')}</a>
      </nav>
      {found !== undefined && <p className="section quiet">{say('found.scope', { year: found.year, looked: found.looked, of: found.of, lines: found.lines })}</p>}
      {groups.map((group) => (
        <Section key={group} id={`chapter-${group}`} title={say(`rulebook.group.${group}`)}>
          {rules.filter((rule) => rule.group === group).map((rule) => <RuleEntry key={rule.id} rule={rule} found={found} />)}
        </Section>
      ))}
    </>
  );
}

/** One rule by itself: where a finding's clause leads. */
export function RulePage() {
  const say = useSay(words);
  const id = useParam('id');
  const book = useQuery(api.rulebook.list.queryOptions({ input: {} }));
  const found = useQuery(foundOptions);
  return (
    <Page title={`${id} ${say(`check.${id}.title`)}`.replace(/ \[.*\]$/, '')} back={{ to: links.rulebook(), label: say('rulebook.title') }} width="narrow">
      <Loaded from={book}>
        {({ rules }) => {
          const rule = rules.find((one) => one.id === id);
          return rule === undefined ? <NotFound /> : <RuleEntry rule={rule} found={found.data} level={2} />;
        }}
      </Loaded>
    </Page>
  );
}
