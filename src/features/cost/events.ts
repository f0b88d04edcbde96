/** What can have happened to what an activity costs. */
export const costEvents = ['cost.actuals_changed', 'cost.actuals_entered', 'cost.set'] as const;
