import type { Finding } from './finding.ts';

/** The one way a command or read says no. A bug is an ordinary exception; there is no third way. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly findings: readonly Finding[];
  /** For STALE: what is stored now, to be shown beside what was sent. */
  readonly current: unknown;

  constructor(code: RefusalCode, findings: readonly Finding[] = [], current: unknown = null) {
    super(`${code}: ${findings.map((finding) => finding.check).join(', ')}`);
    this.name = 'Refusal';
    this.code = code;
    this.findings = findings;
    this.current = current;
  }
}

/** HTTP status of each code, used by the API and the CLI's exit code alike. */
export const refusalStatus = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  STALE: 409,
  COMMAND_REUSED: 409,
  REFUSED: 422,
  UNAVAILABLE: 503,
} as const;
export type RefusalCode = keyof typeof refusalStatus;
