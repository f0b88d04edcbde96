/**
 * Schemas check plainly in the browser: the policy of the page allows no code made from text, and even trying whether it
 * is allowed would be reported as a breach. Imported before everything else, since schemas look here when they are made.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
