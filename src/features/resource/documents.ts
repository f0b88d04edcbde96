import { demoLine } from '#shared/demo.ts';
import type { Block, OfficialPaper } from '#shared/document/model.ts';
import type { PackSection } from './contract.ts';
import { words } from './words.ts';

/** A reading pack as one paper. */
export interface PackKnown {
  readonly title: string;
  readonly note: string | null;
  readonly sections: readonly PackSection[];
  readonly office: string;
  readonly demo: boolean;
  readonly day: string;
}
const said = (key: string): string => (words as Readonly<Record<string, readonly [string, string]>>)[key]?.[0] ?? '';

function blocksOf({ part, title, lines, files, url, hidden }: PackSection): Block[] {
  if (hidden) return [];
  const heading: Block = { kind: 'heading', level: 1, text: part === 'item' || part === 'bulletin' ? title : `${title}：${said(`resource.part.${part}`)}` };
  const body = lines.map(({ label, text }): Block => ({ kind: 'paragraph', text: label === null ? text : [{ text: `${said(`resource.line.${label}`)}：`, strong: true }, { text }] }));
  const attached = files.map(({ name }): Block => ({ kind: 'paragraph', text: `${said('resource.attached')}：${name}` }));
  return [heading, ...body, ...attached, ...(url === null ? [] : [{ kind: 'paragraph' as const, text: url }])];
}

export function packPaper({ title, note, sections, office, demo, day }: PackKnown): OfficialPaper {
  return {
    kind: 'official', title, blocks: [...(note === null || note === '' ? [] : [{ kind: 'paragraph' as const, text: note }]), ...sections.flatMap(blocksOf)],
    signature: { issuer: office, day, sealed: false }, ...(demo ? { notice: demoLine[0] } : {}),
  };
}
