import type { Attachment, Newsletter, OfficialPaper, PaperDocument, RedHead } from '#shared/document/model.ts';
import { titleLines } from '#shared/document/title.ts';
import { paperDay } from '#shared/document/words.ts';
import { Blocks, PaperPictures } from './paper-blocks.tsx';

/** A paper on screen: the same model as its file, set as text that can be read aloud, enlarged and found. */
export function PaperView({ document, pictures = null }: { readonly document: PaperDocument; readonly pictures?: ReadonlyMap<string, string> | null }) {
  return (
    <PaperPictures value={pictures}><div className="paper-sheet" lang="zh-Hans">
      {document.notice !== undefined && <p className="paper-notice">{document.notice}</p>}
      {document.kind === 'official' && <Official paper={document} />}
      {document.kind === 'newsletter' && <News paper={document} />}
      {document.kind === 'form' && (
        <>
          <Title of={document.title} />
          {document.heading && <p className="paper-heading"><span>{document.heading.left}</span><span>{document.heading.right}</span></p>}
          <Blocks items={document.blocks} />
          {document.remarks?.map((text) => <p key={text} className="paper-small">{text}</p>)}
        </>
      )}
    </div></PaperPictures>
  );
}

const lineOfTitle = 19;
function Title({ of }: { readonly of: PaperDocument['title'] }) {
  return <h2 className="paper-title">{titleLines(of, lineOfTitle).map((line) => <span key={line}>{line}</span>)}</h2>;
}

function Head({ head, letter }: { readonly head: RedHead; readonly letter: boolean }) {
  return (
    <div className={letter ? 'paper-head letter' : 'paper-head'}>
      <p className="paper-mark">{head.issuer}</p>
      {head.number !== undefined && <p>{head.number}</p>}
    </div>
  );
}

function Official({ paper }: { readonly paper: OfficialPaper }) {
  const { head, addressees, attachments = [], signature, note, imprint } = paper;
  return (
    <>
      {head && <Head head={head} letter={paper.form === 'letter'} />}
      <Title of={paper.title} />
      {addressees !== undefined && <p className="paper-plain">{addressees}：</p>}
      <Blocks items={paper.blocks} />
      {attachments.length > 0 && <p className="paper-text">附件：{attachments.map((one, index) => `${attachments.length > 1 ? `${index + 1}.` : ''}${one.title}`).join('　')}</p>}
      {signature && <p className="paper-signature"><span>{signature.issuer}</span><span>{paperDay(signature.day)}</span></p>}
      {note !== undefined && <p className="paper-text">（{note}）</p>}
      {attachments.map((one, index) => <Attached key={one.title} attachment={one} number={attachments.length > 1 ? index + 1 : null} />)}
      {imprint && (
        <div className="paper-imprint">
          {imprint.copies !== undefined && <p>抄送：{imprint.copies}。</p>}
          <p><span>{imprint.printer}</span><span>{paperDay(imprint.day)}印发</span></p>
        </div>
      )}
    </>
  );
}

function Attached({ attachment: { title, blocks }, number }: { readonly attachment: Attachment; readonly number: number | null }) {
  if (blocks === undefined) return null;
  return (
    <section className="paper-attachment">
      <p className="paper-plain"><strong>附件{number}</strong></p>
      <Title of={title} />
      <Blocks items={blocks} />
    </section>
  );
}

function News({ paper: { name, issue, year, editor, day, title, blocks, contributor } }: { readonly paper: Newsletter }) {
  return (
    <>
      <div className="paper-head">
        <p className="paper-mark">{name}</p>
        <p>{year ? `〔${year}〕` : ''}第{issue ?? '　'}期</p>
        <p className="paper-heading"><span>{editor}</span><span>{day === null ? '' : paperDay(day)}</span></p>
      </div>
      <Title of={title} />
      <Blocks items={blocks} />
      {contributor !== undefined && contributor !== '' && <p className="paper-right">（供稿：{contributor}）</p>}
    </>
  );
}
