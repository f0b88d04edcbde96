import { type DocNode, fromDoc, headingLevel, toDoc } from '#features/bulletin/facts.ts';
import type { Range } from '#features/bulletin/facts-comments.ts';
import { kindOf, placeIn, rangeIn } from '#features/bulletin/parts/editor-places.ts';
import { extensions } from '#features/bulletin/parts/extensions.ts';
import { words } from '#features/bulletin/words.ts';
import type { KnownPeople } from '#features/bulletin/facts-hits.ts';
import type { Block } from '#features/record/facts.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { type Editor as Tiptap, EditorContent, useEditor, useEditorState } from '@tiptap/react';
import { type RefObject, useImperativeHandle } from 'react';

interface Props {
  /** The text at first. The editor keeps its own from then on; a new `key` starts it anew. */
  readonly first: readonly Block[];
  readonly onChange: (blocks: Block[]) => void;
  readonly label: string;
  /** Leads into the text and tells what is selected there, for comments on passages. */
  readonly handle?: RefObject<EditorHandle | null>;
  /** People and units the activity knows: what a selection is when it is masked by hand. */
  readonly known: KnownPeople;
  /** The text stays in the office: nothing in it is masked. */
  readonly inside?: boolean;
}
export interface EditorHandle {
  readonly show: (range: Range) => void;
  readonly selected: () => Range | null;
}

/** Writes a text of paragraphs, headings, bullets and bold. A box of text to screen readers; Tab goes in and out. */
export function Editor({ first, onChange, label, handle, known, inside = false }: Props) {
  const editor = useEditor({
    extensions,
    content: toDoc(first),
    injectCSS: false,
    editorProps: { attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': label, class: 'written' } },
    onUpdate: ({ editor: changed }) => onChange(fromDoc(changed.getJSON() as DocNode)),
  });
  useImperativeHandle(handle, () => ({
    show(range) {
      const place = placeIn(editor.state.doc, range);
      if (place !== null) editor.chain().focus().setTextSelection(place).scrollIntoView().run();
    },
    selected: () => rangeIn(editor.state.doc, editor.state.selection),
  }), [editor]);
  return (
    <div className="writing">
      <Tools editor={editor} known={known} masks={!inside} />
      <EditorContent editor={editor} />
    </div>
  );
}

function Tools({ editor, known, masks }: { readonly editor: Tiptap; readonly known: KnownPeople; readonly masks: boolean }) {
  const say = useSay(words);
  const now = useEditorState({
    editor,
    selector: ({ editor: seen }) => ({
      bold: seen.isActive('bold'), heading: seen.isActive('heading'), bullets: seen.isActive('bulletList'), mask: seen.isActive('mask'), chosen: !seen.state.selection.empty, undo: seen.can().undo(), redo: seen.can().redo(),
    }),
  });
  const at = () => editor.chain().focus();
  const mask = (): void => {
    const { from, to } = editor.state.selection;
    const kind = kindOf(editor.state.doc.textBetween(from, to, '\n', '\n'), known);
    if (now.mask) at().extendMarkRange('mask').unsetMark('mask').run();
    else at().setMark('mask', { kind }).run();
  };
  return (
    <div className="writing-tools" role="toolbar" aria-label={say('bulletin.tools')}>
      <Button small pressed={now.heading} onClick={() => at().toggleHeading({ level: headingLevel }).run()}>{say('bulletin.tool.heading')}</Button>
      <Button small pressed={now.bullets} onClick={() => at().toggleBulletList().run()}>{say('bulletin.tool.bullets')}</Button>
      <Button small pressed={now.bold} onClick={() => at().toggleBold().run()}>{say('bulletin.tool.bold')}</Button>
      {masks && <Button small pressed={now.mask} why={now.mask || now.chosen ? [] : [say('bulletin.tool.mask_why')]} onClick={mask}>{say('bulletin.tool.mask')}</Button>}
      {now.undo && <Button small kind="quiet" onClick={() => at().undo().run()}>{say('bulletin.tool.undo')}</Button>}
      {now.redo && <Button small kind="quiet" onClick={() => at().redo().run()}>{say('bulletin.tool.redo')}</Button>}
    </div>
  );
}
