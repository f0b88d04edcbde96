/** What other features may ask of problems: the next number of the year (held until the transaction ends), whose row they then make with `raiseRows`. */
export { nextNumber, peopleKnown } from './store.ts';
