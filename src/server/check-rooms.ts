import { contract } from '#features/contracts.ts';
import { listeners, rounds, openToAll, openToLinks, router } from './rooms.ts';

type Tree = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
const names = (tree: Tree): string[] =>
  Object.entries(tree).flatMap(([feature, verbs]) => Object.keys(verbs).map((verb) => `${feature}.${verb}`));
const twice = (list: readonly string[]): string[] => list.filter((name, index) => list.indexOf(name) !== index);

/** What does not fit between contract, handlers and lists: each a line that names it. Empty when all is well. */
export function misfits(promised: Tree = contract, fulfilled: Tree = router): string[] {
  const asked = names(promised);
  const given = names(fulfilled);
  return [
    ...asked.filter((name) => !given.includes(name)).map((name) => `${name} is in the contract and has no handler (features/*/api.ts, server/rooms.ts)`),
    ...given.filter((name) => !asked.includes(name)).map((name) => `${name} has a handler and is not in the contract (features/*/contract.ts, features/contracts.ts)`),
    ...[...openToAll, ...openToLinks].filter((name) => !asked.includes(name)).map((name) => `${name} is open in server/rooms.ts and is not in the contract`),
    ...twice([...listeners, ...rounds].map(({ name }) => name)).map((name) => `the listener or round ${name} is listed twice`),
  ];
}

/** @throws Error that names every misfit: the program does not start with a missing or double handler. */
export function checkRooms(): void {
  const found = misfits();
  if (found.length > 0) throw new Error(`server/rooms.ts does not fit the contract:\n${found.join('\n')}`);
}
