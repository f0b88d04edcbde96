/** What other features may ask of the organisation: the reads of `store.ts`, as commands are its writes. */
export { loadBranch, loadInBranch, loadOwnUnit, loadPeople, loadPerson, loadProjectOf, lockOrg } from './store.ts';
