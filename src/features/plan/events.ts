/** What can have happened to the year's plan. */
export const planEvents = [
  'plan.approved', 'plan.arrangement_set', 'plan.budget_set', 'plan.call_edited', 'plan.called', 'plan.changed', 'plan.costs_set', 'plan.discussed', 'plan.dropped', 'plan.extra_added',
  'plan.extra_approved', 'plan.extra_passed', 'plan.extra_returned', 'plan.filed', 'plan.filing_due', 'plan.paper_numbered', 'plan.proposed', 'plan.reopened', 'plan.returned', 'plan.spending_hidden',
  'plan.spending_shown', 'plan.step_approved', 'plan.step_returned', 'plan.to_committee', 'plan.what_if', 'plan.written',
] as const;
