import { need, type Finding } from '#shared/finding.ts';
import { basisOf, settingOn, type Rules } from '#shared/rules.ts';

/** What is known of a password when it is judged. The password itself goes no further than this. */
export interface PasswordFacts {
  readonly length: number;
  /** How many of: small letters, capitals, digits, other signs. */
  readonly classes: number;
  /** How many passwords ago it was last used: 1 for the one in force; null when it never was. */
  readonly lastUsed: number | null;
  readonly holdsUsername: boolean;
}

const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/];

/** Measures a password as SEC-01 asks. Length is counted in signs, not in bytes. */
export function measure(password: string, username: string, lastUsed: number | null = null): PasswordFacts {
  return {
    length: [...password].length,
    classes: kinds.filter((kind) => kind.test(password)).length,
    lastUsed,
    holdsUsername: username.length > 2 && password.toLowerCase().includes(username.toLowerCase()),
  };
}

/** A number of the security settings in force on a day; null where the office has none. */
export function securityNumber(rules: Rules, rule: string, parameter: string, on: string): number | null {
  const value = settingOn(rules, rule, parameter, on)?.value;
  return typeof value === 'number' ? value : null;
}

/**
 * SEC-01: what is wrong with a new password, each fault beside the field. Length, kinds of signs, and how many earlier
 * passwords may not come back are dated settings of the office (values as assessors of GB/T 22239 use them).
 */
export function passwordFindings(facts: PasswordFacts, rules: Rules, on: string): Finding[] {
  const found: Finding[] = [];
  const limit = (parameter: string, broken: (value: number) => boolean, check: string): void => {
    const setting = settingOn(rules, 'SEC-01', parameter, on);
    if (setting === null || typeof setting.value !== 'number' || !broken(setting.value)) return;
    found.push({ ...need(check, 'password', { limit: setting.value }), basis: basisOf(setting) });
  };
  limit('minLength', (least) => facts.length < least, 'account.password_short');
  limit('classes', (least) => facts.classes < least, 'account.password_plain');
  limit('history', (kept) => facts.lastUsed !== null && facts.lastUsed <= kept, 'account.password_used');
  if (facts.holdsUsername) found.push(need('account.password_name', 'password'));
  return found;
}

/** SEC-02: until when a user name is locked after this many wrong tries in a row; null when it is not. */
export function lockedUntil(failures: number, rules: Rules, on: string, now: string): string | null {
  const most = securityNumber(rules, 'SEC-02', 'failures', on);
  const minutes = securityNumber(rules, 'SEC-02', 'lockMinutes', on) ?? 0;
  if (most === null || failures < most) return null;
  return new Date(Date.parse(now) + minutes * 60_000).toISOString();
}
