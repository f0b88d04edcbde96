import { type DocNode, fromDoc, headingLevel, toDoc } from '#features/bulletin/facts.ts';
import { extensions } from '#features/bulletin/parts/extensions.ts';
import { words } from '#features/bulletin/words.ts';
import type { Block } from '#features/record/facts.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { type Editor as Tiptap, EditorContent, useEditor, useEditorState } from '@tiptap/react';

interface Props {
  /** The text at first. The editor keeps its own from then on; a new `key` starts it anew. */
  readonly first: readonly Block[];
  readonly onChange: (blocks: Block[]) => void;
  readonly label: string;
}

/** Writes a text of paragraphs, headings, bullets and bold. A box of text to screen readers; Tab goes in and out. */
export function Editor({ first, onChange, label }: Props) {
  const editor = useEditor({
    extensions,
    content: toDoc(first),
    injectCSS: false,
    editorProps: { attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': label, class: 'written' } },
    onUpdate: ({ editor: changed }) => onChange(fromDoc(changed.getJSON() as DocNode)),
  });
  return (
    <div className="writing">
      <Tools editor={editor} />
      <EditorContent editor={editor} />
    </div>
  );
}

function Tools({ editor }: { readonly editor: Tiptap }) {
  const say = useSay(words);
  const now = useEditorState({
    editor,
    selector: ({ editor: seen }) => ({
      bold: seen.isActive('bold'), heading: seen.isActive('heading'), bullets: seen.isActive('bulletList'), undo: seen.can().undo(), redo: seen.can().redo(),
    }),
  });
  const at = () => editor.chain().focus();
  return (
    <div className="writing-tools" role="toolbar" aria-label={say('bulletin.tools')}>
      <Button small pressed={now.heading} onClick={() => at().toggleHeading({ level: headingLevel }).run()}>{say('bulletin.tool.heading')}</Button>
      <Button small pressed={now.bullets} onClick={() => at().toggleBulletList().run()}>{say('bulletin.tool.bullets')}</Button>
      <Button small pressed={now.bold} onClick={() => at().toggleBold().run()}>{say('bulletin.tool.bold')}</Button>
      {now.undo && <Button small kind="quiet" onClick={() => at().undo().run()}>{say('bulletin.tool.undo')}</Button>}
      {now.redo && <Button small kind="quiet" onClick={() => at().redo().run()}>{say('bulletin.tool.redo')}</Button>}
    </div>
  );
}
