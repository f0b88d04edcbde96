import { useLocation, useParams, useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';

/** What stands after `?` in the address: names to texts, nothing guessed (2026 stays text). */
export type Search = Readonly<Record<string, string>>;

export const parseSearch = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text));

export function stringifySearch(search: Record<string, unknown>): string {
  const kept = Object.entries(search).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return kept.length === 0 ? '' : `?${new URLSearchParams(Object.fromEntries(kept.map(([name, value]) => [name, String(value)]))).toString()}`;
}

/** Filters kept in the address, so that a list can be linked to and found again. `change` replaces what it names. */
export function useSearch(): { search: Search; change: (patch: Readonly<Record<string, string | null>>) => void } {
  const router = useRouter();
  const { pathname, searchStr } = useLocation();
  const search = useMemo(() => parseSearch(searchStr), [searchStr]);
  const change = (patch: Readonly<Record<string, string | null>>): void => {
    void router.navigate({ href: `${pathname}${stringifySearch({ ...search, ...patch })}`, replace: true, resetScroll: false });
  };
  return { search, change };
}

/** A named part of the path, such as `id` of `/activities/$id`. */
export function useParam(name: string): string {
  const params: Readonly<Record<string, string | undefined>> = useParams({ strict: false });
  const value = params[name];
  if (value === undefined) throw new Error(`The path of this page has no ${name}`);
  return value;
}

/** Goes to an address made by `links.ts`. */
export function useGo(): (href: string, options?: { replace?: boolean }) => void {
  const router = useRouter();
  return (href, options) => void router.navigate({ href, replace: options?.replace ?? false });
}
