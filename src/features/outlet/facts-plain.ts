/** Where bulletins come out, and what follows from how one stands at an outlet. Without schemas, so that pages may have it. */

/** `site`: our own public page; `file`, `copy`: carried to the outlet by a person; `webhook`: sent to its program. */
export const outletKinds = ['site', 'file', 'copy', 'webhook'] as const;
export type OutletKind = (typeof outletKinds)[number];
/** What is carried of a file: text and photos in a folder, a document, a page. */
export const outletForms = ['zip', 'docx', 'html'] as const;
export type OutletForm = (typeof outletForms)[number];

/** What an outlet is still to be told of a bulletin. */
export type Owed = 'publish' | 'update' | 'withdraw';

/** What an outlet has been told. */
export interface Told {
  readonly toldEdition: number;
  readonly toldWithdrawn: boolean;
}

/** Where the bulletin itself stands, for what its outlets are owed. */
export interface Stands {
  readonly edition: number;
  readonly withdrawn: boolean;
}

/**
 * What the outlet is owed. Our own page shows what is so; to it nothing is owed. Nothing is owed either to one that
 * never had a bulletin which is withdrawn.
 */
export function owedTo(kind: OutletKind, { toldEdition, toldWithdrawn }: Told, { edition, withdrawn }: Stands): Owed | null {
  if (kind === 'site') return null;
  if (withdrawn) return toldEdition > 0 && !toldWithdrawn ? 'withdraw' : null;
  if (toldEdition === 0) return 'publish';
  return toldEdition < edition ? 'update' : null;
}

export const standings = ['waiting', 'failed', 'out', 'to_replace', 'to_remove', 'removed'] as const;
/** 待发, 未成, 已发, 待更换, 待撤下, 已撤下. */
export type Standing = (typeof standings)[number];

export function standingOf(kind: OutletKind, delivery: Told & { readonly failed: boolean }, stands: Stands): Standing {
  const owed = owedTo(kind, delivery, stands);
  if (owed === null) return stands.withdrawn ? 'removed' : 'out';
  if (delivery.failed) return 'failed';
  return owed === 'publish' ? 'waiting' : owed === 'update' ? 'to_replace' : 'to_remove';
}

/** 2026-3: a bulletin in the address of the public page. */
export const numberKey = ({ year, number }: { readonly year: number; readonly number: number }): string => `${year}-${number}`;

/** `2026-3` → year and number; null for anything that is none. */
export function numberIn(key: string): { year: number; number: number } | null {
  const found = /^([12]\d{3})-([1-9]\d{0,5})$/.exec(key);
  return found === null ? null : { year: Number(found[1]), number: Number(found[2]) };
}

/** The office's short name in addresses: letters people can spell over the telephone. */
export const siteKey = /^[a-z](?:[a-z0-9]|-(?=[a-z0-9])){1,29}$/;
/** A key to sign with: long enough not to be guessed, of letters that survive being copied. */
export const goodSecret = /^[\x21-\x7e]{16,200}$/;
/** Words that are addresses of their own below `/site/`. */
export const reservedKeys: readonly string[] = ['sitemap', 'feed', 'robots', 'index'];

/** `/site/whtb/2026-3` */
export const sitePath = (key: string, bulletin?: { readonly year: number; readonly number: number }): string =>
  `/site/${key}${bulletin === undefined ? '/' : `/${numberKey(bulletin)}`}`;
