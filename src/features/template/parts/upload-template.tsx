import { sendFile } from '#features/file/parts/upload.ts';
import { lookedSchema, type Looked } from '#features/template/contract.ts';
import { Problems } from '#features/template/parts/problems.tsx';
import { words } from '#features/template/words.ts';
import type { Finding } from '#shared/finding.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { readFailure, type Failure } from '#web/failure.ts';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { Field } from '#web/ui/field.tsx';
import { FileInput } from '#web/ui/file-input.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { FailureNotice, Notice } from '#web/ui/notice.tsx';
import { Actions } from '#web/ui/section.tsx';
import { useState } from 'react';

interface Props {
  readonly paper: string;
  readonly kind: 'docx' | 'xlsx';
  /** Number the file would be kept under. */
  readonly next: number;
  readonly why: readonly Finding[];
}

/** A template is chosen, looked through, and kept only when nothing is wrong with it. */
export function UploadTemplate({ paper, kind, next, why }: Props) {
  const say = useSay(words);
  const [file, setFile] = useState<File | null>(null);
  const [looked, setLooked] = useState<Looked | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [kept, setKept] = useState<number | null>(null);
  const keep = useCommand(client.template.upload, {
    invalidate: [api.template.key()],
    onDone: () => {
      setKept(next);
      setFile(null);
      setLooked(null);
    },
  });
  async function choose(chosen: File | null): Promise<void> {
    setFile(chosen);
    setLooked(null);
    setFailure(null);
    setKept(null);
    keep.clear();
    if (chosen === null) return;
    setBusy(true);
    try {
      setLooked(lookedSchema.parse(await sendFile(links.templateUpload(paper), chosen)));
    } catch (error) {
      setFailure(readFailure(error));
    } finally {
      setBusy(false);
    }
  }
  if (why.length > 0) return <Button icon="plus" why={why}>{say('template.upload')}</Button>;
  return (
    <div className="stack">
      <Field label={say('template.file')} hint={say('template.file_hint', { kind })}>
        <FileInput files={file === null ? [] : [file]} onChange={(files) => void choose(files[0] ?? null)} accept={`.${kind}`} />
      </Field>
      {busy && <p role="status">{say('template.checking')}</p>}
      {kept !== null && <Notice kind="done" title={say('template.saved', { number: kept })} />}
      <FailureNotice failure={failure ?? keep.failure} />
      {looked !== null && <Found looked={looked} next={next} busy={keep.busy} onKeep={() => { if (looked.sha256 !== null) void keep.run({ paper, name: looked.name, sha256: looked.sha256 }); }} />}
    </div>
  );
}

function Found({ looked: { problems, fields, asked }, next, busy, onKeep }: { readonly looked: Looked; readonly next: number; readonly busy: boolean; readonly onKeep: () => void }) {
  const say = useSay(words);
  const count = problems.length;
  return (
    <>
      {count > 0 && <Notice kind="warn" title={say('template.unsound', { count })} />}
      {count === 0 && <Notice kind={fields.length === 0 ? 'warn' : 'done'} title={fields.length === 0 ? say('template.no_field_used') : say('template.sound', { count: fields.length })}>{fields.length > 0 && <p>{fields.join('、')}</p>}</Notice>}
      {asked.length > 0 && <Notice kind="warn" title={say('template.asked_again', { names: asked.join('、') })}><p>{say('template.asked_again_cure')} <TextLink to={links.rule('BRD-02')}>BRD-02</TextLink></p></Notice>}
      {count > 0 && <Problems problems={problems} />}
      <Actions><Button kind="primary" busy={busy} why={count > 0 ? [say('template.why_problems', { count })] : []} onClick={onKeep}>{say('template.save', { number: next })}</Button></Actions>
    </>
  );
}
