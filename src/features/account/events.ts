/** What can have happened to accounts. Sign-ins and their failures are kept here too (GB/T 22239, 安全审计). */
export const accountEvents = [
  'account.created', 'account.disabled', 'account.enabled', 'account.locked', 'account.password_changed', 'account.password_reset',
  'account.second_factor_off', 'account.second_factor_on', 'account.sessions_ended', 'account.sign_in_failed', 'account.signed_in',
  'account.signed_out', 'account.token_made', 'account.token_revoked', 'account.unlocked',
] as const;
export type AccountEvent = (typeof accountEvents)[number];
