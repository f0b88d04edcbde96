import { headingLevel } from '#features/bulletin/facts.ts';
import { maskKinds } from '#features/record/facts-bulletin.ts';
import { Mark, Node, mergeAttributes } from '@tiptap/react';
import { StarterKit } from '@tiptap/starter-kit';

/** A bullet holds one paragraph: no lists in lists, so that Tab leaves the editor from every line. */
const listItem = Node.create({
  name: 'listItem',
  content: 'paragraph',
  defining: true,
  parseHTML: () => [{ tag: 'li' }],
  renderHTML: ({ HTMLAttributes: attributes }) => ['li', mergeAttributes(attributes), 0],
  addKeyboardShortcuts() {
    return { Enter: () => this.editor.commands.splitListItem(this.name) };
  },
});

/** What does not leave the office as it stands: readable here, shown as masked. Pasted text brings none along. */
const mask = Mark.create({
  name: 'mask',
  inclusive: false,
  addAttributes: () => ({ kind: { default: 'other', rendered: false, parseHTML: (element: { getAttribute: (name: string) => string | null }) => maskKinds.find((kind) => kind === element.getAttribute('data-mask')) ?? 'other' } }),
  parseHTML: () => [{ tag: 'span[data-mask]' }],
  renderHTML: ({ mark, HTMLAttributes: attributes }) => ['span', mergeAttributes(attributes, { class: 'masked', 'data-mask': String(mark.attrs['kind']) }), 0],
});

/** What a bulletin's text may hold: paragraphs, one level of heading, bullets, bold, masks, and breaks. Nothing else is taken in. */
export const extensions = [
  StarterKit.configure({
    heading: { levels: [headingLevel] },
    blockquote: false, code: false, codeBlock: false, dropcursor: false, gapcursor: false, horizontalRule: false, italic: false, link: false,
    listItem: false, orderedList: false, strike: false, trailingNode: false, underline: false,
  }),
  listItem,
  mask,
];
