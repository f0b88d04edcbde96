import { printRulebook } from '#features/rulebook/print.ts';
import { lifecyclesPage } from './lifecycles.ts';
import { permissionsPage } from './permissions.ts';

/** Pages of docs/ that are printed from the code. */
export const pages: Readonly<Record<string, () => string>> = {
  'lifecycles.md': lifecyclesPage,
  'permissions.md': permissionsPage,
  'rulebook.md': printRulebook,
};
