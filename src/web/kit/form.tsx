import { findings } from '#web/kit/findings.ts';
import { Page } from '#web/frame/page.tsx';
import { Button } from '#web/ui/button.tsx';
import { Checks, Choice, Select } from '#web/ui/choices.tsx';
import { ReasonDialog } from '#web/ui/dialog.tsx';
import { Field } from '#web/ui/field.tsx';
import { FileInput } from '#web/ui/file-input.tsx';
import { DateInput, DateTimeInput, MoneyInput, TextArea, TextInput } from '#web/ui/inputs.tsx';
import { Actions } from '#web/ui/section.tsx';
import { useState } from 'react';

const kinds = [
  { value: 'visit', label: '参观见学' },
  { value: 'talk', label: '座谈交流', hint: '双方各有发言' },
  { value: 'clinic', label: '会诊' },
] as const;

export function FormSample() {
  const [text, setText] = useState('走进钢铁企业');
  const [long, setLong] = useState('第一行\n第二行\n第三行\n第四行\n第五行');
  const [kind, setKind] = useState<string>('talk');
  const [many, setMany] = useState<string[]>(['visit']);
  const [fen, setFen] = useState<number | null>(123450);
  const [day, setDay] = useState('2026-11-23');
  const [files, setFiles] = useState<File[]>([]);
  const [asking, setAsking] = useState(false);
  return (
    <Page title="新活动" width="narrow" document>
      <form className="form" onSubmit={(event) => event.preventDefault()}>
        <Field label="主题" hint="写清楚学什么、解决什么。" findings={findings.slice(0, 2)}>
          <TextInput value={text} onChange={setText} />
        </Field>
        <Field label="预期效果" optional>
          <TextArea value={long} onChange={setLong} />
        </Field>
        <Choice label="形式" options={kinds} value={kind} onChange={setKind} />
        <Checks label="结合" options={kinds} value={many} onChange={setMany} inline />
        <Field label="项目"><Select options={kinds} value="" onChange={setKind} /></Field>
        <Field label="日期"><DateInput value={day} onChange={setDay} /></Field>
        <Field label="开始"><DateTimeInput value={`${day}T09:00`} onChange={() => undefined} /></Field>
        <Field label="金额"><MoneyInput value={fen} onChange={setFen} /></Field>
        <p data-fen={fen ?? 'null'}>{fen === null ? '' : String(fen)}</p>
        <Field label="附件" optional><FileInput files={files} onChange={setFiles} multiple /></Field>
        <Actions>
          <Button kind="primary" type="submit">保存</Button>
          <Button kind="danger" onClick={() => setAsking(true)}>取消活动</Button>
          <Button busy>提交</Button>
        </Actions>
      </form>
      <ReasonDialog open={asking} title="取消这次活动" verb="取消活动" danger onGiven={() => setAsking(false)} onClose={() => setAsking(false)} />
    </Page>
  );
}
