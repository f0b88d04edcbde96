import type { ActivityView } from '#features/activity/contract.ts';
import { papersAfter, papersPublicity } from '#features/papers/documents-after.ts';
import { papersBefore } from '#features/papers/documents-before.ts';
import { papersHeld, papersSummary } from '#features/papers/documents-held.ts';
import type { PaperState } from '#features/papers/documents-made.ts';
import { paperNames, words } from '#features/papers/words-parts.ts';
import { api } from '#web/client.ts';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Chip } from '#web/ui/chips.tsx';
import { Button } from '#web/ui/button.tsx';
import type { Finding } from '#shared/finding.ts';
import { FileLink, TextLink } from '#web/ui/link.tsx';
import { Section } from '#web/ui/section.tsx';
import { Loaded } from '#web/ui/states.tsx';
import { useFindingWords } from '#web/ui/finding-words.ts';
import { useQuery } from '@tanstack/react-query';

const groups = [
  { key: 'before', papers: papersBefore }, { key: 'held', papers: papersHeld }, { key: 'publicity', papers: [...papersPublicity, ...papersSummary] }, { key: 'after', papers: papersAfter },
] as const;

/** The activity's papers, ready to look at, to open and to print; of each, what is still missing and where it is cured. */
export function PapersPart({ view: { facts } }: { readonly view: ActivityView }) {
  const say = useSay(words);
  const { id } = facts.activity;
  const listed = useQuery(api.papers.list.queryOptions({ input: { id } }));
  const tools = (
    <>
      <FileLink button icon="print" href={links.paper(id, 'set.pdf')}>{say('papers.print_set')}</FileLink>
      <FileLink button icon="download" href={links.paper(id, 'all.zip')}>{say('papers.zip')}</FileLink>
    </>
  );
  return (
    <Section title={say('papers.title')} actions={tools}>
      <p className="quiet">{say('papers.why')} <TextLink to={links.templates()}>{say('papers.templates')}</TextLink></p>
      <Loaded from={listed}>
        {({ papers, typed, shown, noPdf }) => (
          <>
            {groups.map((group) => (
              <div key={group.key} className="paper-group">
                <h3>{say(`papers.group.${group.key}`)}</h3>
                <ul className="things">
                  {group.papers.flatMap(({ key }) => papers.filter((state) => state.key === key)).map((state) => <PaperLine key={state.key} activityId={id} state={state} noPdf={noPdf} />)}
                </ul>
              </div>
            ))}
            <LeftOut count={papers.filter(({ template, empty }) => template !== null && !empty).length} why={noPdf} />
            <p className="hint">{say('papers.counted', { typed, shown })}</p>
          </>
        )}
      </Loaded>
    </Section>
  );
}

/** Papers that the printed set is without, and why. */
function LeftOut({ count, why }: { readonly count: number; readonly why: Finding | null }) {
  const say = useSay(words);
  const says = useFindingWords(why !== null);
  return why === null || count === 0 ? null : <p className="hint">{say('papers.set_without', { count })} {says(why).says}</p>;
}

interface LineProps {
  readonly activityId: string;
  readonly state: PaperState & { readonly template: number | null };
  readonly noPdf: Finding | null;
}
function PaperLine({ activityId, state: { key, kind, empty, lacks, later, template }, noPdf }: LineProps) {
  const say = useSay(words);
  const nameOf = useSay(paperNames);
  const name = nameOf(`papers.name.${key}`);
  return (
    <li className="thing">
      <div className="thing-what">
        <h4>{empty ? name : <TextLink to={links.paperPreview(activityId, key)} label={say('papers.preview_of', { name })}>{name}</TextLink>}</h4>
        {template !== null && <Chip>{say('papers.own', { number: template })}</Chip>}
        {lacks.length === 0 && later.length === 0 && <Chip tone="done">{say('papers.ready')}</Chip>}
        {lacks.length > 0 && (
          <p>
            {say('papers.lacking')}
            {lacks.map((lack, index) => <span key={lack.name}>{index > 0 && '、'}<TextLink to={links.activity(activityId, lack.cure)}>{nameOf(`papers.field.${lack.name}`)}</TextLink></span>)}
            <span className="quiet"> {say(empty ? 'papers.none_yet' : 'papers.blank')}</span>
          </p>
        )}
        {later.map((one) => <p key={one} className="quiet">{say(`papers.later.${one}`)}</p>)}
      </div>
      {!empty && (
        <div className="thing-side">
          <FileLink icon="download" href={links.paper(activityId, `${key}.${kind}`)} label={say('papers.download_of', { name, format: `.${kind}` })}>{`.${kind}`}</FileLink>
          <PdfLink activityId={activityId} paper={key} name={name} why={template === null ? null : noPdf} />
        </div>
      )}
    </li>
  );
}

/** A PDF of an own template takes LibreOffice; where that is not there the button says so. */
function PdfLink({ activityId, paper, name, why }: { readonly activityId: string; readonly paper: string; readonly name: string; readonly why: Finding | null }) {
  const say = useSay(words);
  const label = say('papers.download_of', { name, format: 'PDF' });
  if (why !== null) return <Button small kind="quiet" label={label} why={[why]}>PDF</Button>;
  return <FileLink icon="file" href={links.paper(activityId, `${paper}.pdf`)} label={label}>PDF</FileLink>;
}
