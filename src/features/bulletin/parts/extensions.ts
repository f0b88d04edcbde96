import { StarterKit } from '@tiptap/starter-kit';
import { headingLevel } from '#features/bulletin/facts.ts';

/** What a bulletin's text may hold: paragraphs, one level of heading, bullets, bold, and breaks. Nothing else is taken in. */
export const extensions = [
  StarterKit.configure({
    heading: { levels: [headingLevel] },
    blockquote: false, code: false, codeBlock: false, dropcursor: false, gapcursor: false, horizontalRule: false, italic: false, link: false,
    orderedList: false, strike: false, trailingNode: false, underline: false,
  }),
];
