import type { CircularView } from '#features/circular/contract.ts';
import { BulletinText } from '#features/bulletin/parts/text.tsx';
import { CircularForm } from '#features/circular/parts/circular-form.tsx';
import { CircularFacts } from '#features/circular/parts/circular-facts.tsx';
import { numberWords } from '#features/circular/parts/number-words.ts';
import { numbered } from '#features/circular/parts/circular-text.ts';
import { CircularVerbs } from '#features/circular/parts/circular-verbs.tsx';
import { Layout } from '#features/circular/parts/layout.tsx';
import { words } from '#features/circular/words.ts';
import { useParam } from '#web/address.ts';
import { api } from '#web/client.ts';
import { Page } from '#web/frame/page.tsx';
import { useFormat, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { FileLink } from '#web/ui/link.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { FactList, Section } from '#web/ui/section.tsx';
import { Failed, Loading } from '#web/ui/states.tsx';
import { useQuery } from '@tanstack/react-query';
import { StateChip } from './circulars.tsx';

/** One circular: read by those it was sent to, written and released by those who may. */
export function CircularPage() {
  const id = useParam('id');
  const say = useSay(words);
  const view = useQuery(api.circular.get.queryOptions({ input: { id } }));
  if (view.isPending) return <Loading page />;
  if (view.isError) return <Failed error={view.error} retry={() => void view.refetch()} />;
  const { circular, inside, allowed } = view.data;
  const writes = inside && (allowed['circular.edit'] ?? []).length === 0;
  return (
    <Page
      title={circular.title} lead={<StateChip row={circular} />} back={{ to: links.circulars(), label: say('circular.title') }} width="wide"
      actions={<><FileLink href={links.circularFile(id, 'docx')} button>{say('circular.word')}</FileLink> <FileLink href={links.circularFile(id, 'pdf')} button>{say('circular.pdf')}</FileLink></>}
    >
      <Standing view={view.data} />
      {inside && <CircularVerbs view={view.data} />}
      <Section title={say('circular.body')} sheet>
        <Known view={view.data} />
        {writes ? <CircularForm view={view.data} /> : <BulletinText title={circular.title} body={numbered(circular.body)} />}
      </Section>
      <CircularFacts view={view.data} />
      {inside && <Layout id={id} version={circular.version} />}
      <Editions view={view.data} />
    </Page>
  );
}

/** What a reader must know before reading: withdrawn, being corrected, returned. */
function Standing({ view: { circular, editions, inside } }: { readonly view: CircularView }) {
  const say = useSay(words);
  const format = useFormat();
  const out = editions.at(-1);
  return (
    <>
      {circular.withdrawnOn !== null && <Notice kind="warn" title={say('circular.withdrawn_line', { name: circular.withdrawnName, day: format.day(circular.withdrawnOn), reason: circular.withdrawnReason })} />}
      {inside && circular.state === 'returned' && circular.comment !== null && <Notice kind="warn" title={say('circular.comment_line', { comment: circular.comment })} />}
      {inside && circular.correction !== null && <Notice kind="info" title={say('circular.correction_line', { reason: circular.correction })} />}
      {circular.withdrawnOn === null && out?.reason != null && <Notice kind="info" title={say('circular.corrected_line', { day: format.day(out.releasedOn), reason: out.reason })} />}
    </>
  );
}

function Known({ view: { circular, branches, inside } }: { readonly view: CircularView }) {
  const say = useSay(words);
  const format = useFormat();
  const to = branches.filter(({ id }) => circular.branchIds.includes(id));
  return (
    <FactList
      facts={[
        { label: say('circular.number'), value: numberWords(circular) ?? say('circular.no_number') },
        ...(circular.releasedOn === null ? [] : [{ label: say('circular.released_on'), value: `${format.day(circular.releasedOn)}${circular.releasedName === null ? '' : ` ${circular.releasedName}`}` }]),
        ...(inside ? [{ label: say('circular.author'), value: circular.authorName }] : []),
        { label: say('circular.to'), value: to.map(({ name }) => name).join('、') },
        ...(circular.lengthReason === null || !inside ? [] : [{ label: say('circular.length_reason'), value: circular.lengthReason }]),
      ]}
    />
  );
}

/** Texts that were out before the present one. */
function Editions({ view: { editions } }: { readonly view: CircularView }) {
  const say = useSay(words);
  const format = useFormat();
  if (editions.length < 2) return null;
  return (
    <Section title={say('circular.editions')}>
      {editions.slice(0, -1).toReversed().map((one) => (
        <details key={one.version}>
          <summary>{say('circular.edition', { day: format.day(one.releasedOn), name: one.releasedBy })}</summary>
          <BulletinText title={one.title} body={numbered(one.body)} />
        </details>
      ))}
    </Section>
  );
}
