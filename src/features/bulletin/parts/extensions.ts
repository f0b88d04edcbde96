import { headingLevel } from '#features/bulletin/facts.ts';
import { Node, mergeAttributes } from '@tiptap/react';
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

/** What a bulletin's text may hold: paragraphs, one level of heading, bullets, bold, and breaks. Nothing else is taken in. */
export const extensions = [
  StarterKit.configure({
    heading: { levels: [headingLevel] },
    blockquote: false, code: false, codeBlock: false, dropcursor: false, gapcursor: false, horizontalRule: false, italic: false, link: false,
    listItem: false, orderedList: false, strike: false, trailingNode: false, underline: false,
  }),
  listItem,
];
