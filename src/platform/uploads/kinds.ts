import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';

/** What may be uploaded: by media type, with the endings its name may have. Everything else is refused. */
export const kinds = {
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'application/pdf': ['pdf'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'text/plain': ['txt'],
} as const satisfies Record<string, readonly string[]>;
export type MediaType = keyof typeof kinds;

export const isMediaType = (text: string): text is MediaType => Object.hasOwn(kinds, text);

/** Endings as people read them, for the sentence of a refusal. */
export const endings = Object.values(kinds).flat().join(', ');

/** A refusal about an uploaded file; nothing was kept of it. */
export const unfit = (check: string, facts: Readonly<Record<string, string | number>> = {}): Refusal =>
  new Refusal('REFUSED', [need(`file.${check}`, 'file', facts)]);

/** The ending of a name, small letters, without the dot; '' where there is none. */
export const endingOf = (name: string): string => /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? '';

const longest = 120;

/**
 * A name as it may be stored, shown and sent back: no folder, nothing invisible or that turns text around, not longer
 * than 120 characters.
 * @throws Refusal when nothing is left of it.
 */
export function safeName(raw: string): string {
  const last = raw.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, '').replace(/[<>:"|?*]/g, '_').replace(/\s+/g, ' ').replace(/^[\s.]+|[\s.]+$/g, '');
  if (plain === '' || plain === endingOf(`.${plain}`)) throw unfit('unnamed');
  const signs = [...plain];
  if (signs.length <= longest) return plain;
  const ending = endingOf(plain);
  return ending === '' ? signs.slice(0, longest).join('') : `${signs.slice(0, longest - ending.length - 1).join('')}.${ending}`;
}
