/** What can have happened between the sides. */
export const partnerEvents = [
  'partner.consent_approve', 'partner.consent_change', 'partner.consent_decline', 'partner.contacted', 'partner.link_made', 'partner.link_revoked',
] as const;
