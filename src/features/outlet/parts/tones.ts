/** How each state of a bulletin at an outlet is shown. */
export const tones = { waiting: 'active', failed: 'block', out: 'done', to_replace: 'warn', to_remove: 'warn', removed: 'quiet' } as const;
