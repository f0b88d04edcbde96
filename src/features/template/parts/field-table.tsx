import { words } from '#features/template/words.ts';
import { useLanguage, useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Table } from '#web/ui/table.tsx';
import { useState } from 'react';

export interface FieldLine {
  readonly name: string;
  readonly en: string | null;
  readonly kind: 'text' | 'day' | 'money' | 'integer' | 'rich' | 'list';
  readonly cure: string | null;
  readonly later: string | null;
  readonly of: 'activity' | 'temporary';
  readonly example: string;
  readonly items: readonly FieldLine[];
}

const placeholderOf = ({ name, kind }: FieldLine): string => (kind === 'list' ? `{#${name}}{/${name}}` : `{${name}}`);
/** Parts of an activity's page a field can come from. */
export const froms = ['topic', 'sides', 'programme', 'approval', 'held', 'record', 'publicity', 'conversion', 'costs'] as const;

/** Fields with their placeholders to copy. `inside`: of a list, whose own line tells where they come from. */
export function FieldTable({ caption, rows, inside = false }: { readonly caption: string; readonly rows: readonly FieldLine[]; readonly inside?: boolean }) {
  const say = useSay(words);
  const { language } = useLanguage();
  const [copied, setCopied] = useState<string | null>(null);
  async function copy(text: string): Promise<void> {
    await navigator.clipboard.writeText(text).catch(() => undefined);
    setCopied(text);
  }
  const means = (row: FieldLine): string => (row.later !== null ? say('template.later') : say(`template.from.${froms.find((one) => one === row.cure) ?? 'null'}`));
  return (
    <>
      <p className="unseen" role="status">{copied === null ? '' : say('template.copied_it', { text: copied })}</p>
      <Table
        caption={caption}
        rows={rows}
        rowKey={(row) => row.name}
        columns={[
          { key: 'name', title: say('template.field'), names: true, cell: (row) => (language === 'en' && row.en !== null ? `${row.name} ${row.en}` : row.name) },
          { key: 'placeholder', title: say('template.placeholder'), cell: (row) => <code>{placeholderOf(row)}</code> },
          { key: 'kind', title: say('template.field_kind'), short: true, cell: (row) => say(`template.kind.${row.kind}`) },
          ...(inside ? [] : [{ key: 'means', title: say('template.means'), cell: means }]),
          { key: 'example', title: say('template.example'), cell: (row) => <span className="quiet">{row.kind === 'list' ? row.items.map((item) => item.name).join('、') : row.example}</span> },
          { key: 'copy', title: say('template.copy'), cell: (row) => <Button small label={`${say(copied === placeholderOf(row) ? 'template.copied' : 'template.copy')} ${placeholderOf(row)}`} onClick={() => void copy(placeholderOf(row))}>{say(copied === placeholderOf(row) ? 'template.copied' : 'template.copy')}</Button> },
        ]}
      />
    </>
  );
}
