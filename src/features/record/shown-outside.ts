import type { ActivityFacts } from '#features/activity/facts.ts';

/** Which photos of an activity may be seen outside the office, and why not. */

type StoredFile = ActivityFacts['files'][number];
/** What the question is asked of: the same on the page and behind the public one. */
export type PhotoSaid = Pick<StoredFile, 'consentOfOutsiders'> & { readonly mask: { readonly complete: boolean; readonly rectangles: readonly unknown[] } | null };

export const isPhoto = ({ purpose, mediaType }: Pick<StoredFile, 'purpose' | 'mediaType'>): boolean => purpose === 'photo' && mediaType.startsWith('image/');

/**
 * `agreed`: those shown said yes; `masked`: every face that has to be is covered; `looked`: somebody looked and there is
 * none. `not_agreed` and `unsaid` do not leave. Rectangles that were begun cover what they cover in any case.
 */
export type Outward = 'agreed' | 'masked' | 'looked' | 'not_agreed' | 'unsaid';

export function outwardOf({ consentOfOutsiders, mask }: PhotoSaid): Outward {
  if (mask?.complete === true) return mask.rectangles.length > 0 ? 'masked' : 'looked';
  if (consentOfOutsiders === true) return 'agreed';
  return consentOfOutsiders === false ? 'not_agreed' : 'unsaid';
}

export const mayLeave = (photo: PhotoSaid): boolean => !['not_agreed', 'unsaid'].includes(outwardOf(photo));
