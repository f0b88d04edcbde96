import type { Finding } from '#shared/finding.ts';
import type { RefusalCode } from '#shared/refusal.ts';
import { ORPCError } from '@orpc/client';

/** Why a question or command was not answered, as the screens tell them apart. KEPT: nobody was reached, and it waits on this device. */
export type FailureCode = RefusalCode | 'OFFLINE' | 'KEPT' | 'BROKEN' | 'INVALID' | 'TOO_LARGE' | 'TOO_MANY';

export interface Failure {
  readonly code: FailureCode;
  /** Findings of a refusal, in the order the server gave them. */
  readonly findings: readonly Finding[];
  /** For STALE: what is stored now, to be shown beside what was sent. */
  readonly current: unknown;
  /** For INVALID: paths of the fields that did not fit, joined by dots. */
  readonly fields: readonly string[];
}

const renamed: Readonly<Record<string, FailureCode>> = {
  UNAUTHENTICATED: 'UNAUTHENTICATED', UNAUTHORIZED: 'UNAUTHENTICATED', FORBIDDEN: 'FORBIDDEN', NOT_FOUND: 'NOT_FOUND',
  STALE: 'STALE', COMMAND_REUSED: 'COMMAND_REUSED', REFUSED: 'REFUSED', UNAVAILABLE: 'UNAVAILABLE',
  SERVICE_UNAVAILABLE: 'UNAVAILABLE', BAD_REQUEST: 'INVALID', UNPROCESSABLE_CONTENT: 'INVALID',
  PAYLOAD_TOO_LARGE: 'TOO_LARGE', TOO_MANY_REQUESTS: 'TOO_MANY',
};

/** Reads what the client threw. Anything that is no answer of the server's means that it was not reached. */
export function readFailure(error: unknown): Failure {
  if (!(error instanceof ORPCError)) return { code: isNetwork(error) ? 'OFFLINE' : 'BROKEN', findings: [], current: null, fields: [] };
  const data: unknown = error.data;
  return {
    code: renamed[String(error.code)] ?? 'BROKEN',
    findings: listOf(data, 'findings', isFinding),
    current: property(data, 'current') ?? null,
    fields: listOf(data, 'issues', (issue): issue is object => typeof issue === 'object').map(pathOf),
  };
}

/** Whether the command may have been done although no answer came: it is sent again with the same id. */
export const uncertain = (failure: Failure): boolean => ['OFFLINE', 'BROKEN', 'UNAVAILABLE'].includes(failure.code);

const isNetwork = (error: unknown): boolean => error instanceof TypeError || (error instanceof Error && error.name === 'AbortError');

const property = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;

function listOf<T>(value: unknown, name: string, fits: (item: unknown) => item is T): T[] {
  const list = property(value, name);
  return Array.isArray(list) ? list.filter(fits) : [];
}

const isFinding = (value: unknown): value is Finding =>
  typeof property(value, 'check') === 'string' && typeof property(value, 'severity') === 'string';

function pathOf(issue: object): string {
  const path = property(issue, 'path');
  return Array.isArray(path) ? path.map(String).join('.') : '';
}

/** The findings beside one field. */
export const beside = (failure: Failure | null, field: string): readonly Finding[] =>
  failure?.findings.filter((finding) => finding.field === field) ?? [];

/** A failure without what already stands beside a field; null when nothing is left to say. */
export function apart(failure: Failure | null, ...fields: readonly string[]): Failure | null {
  if (failure === null) return null;
  const findings = failure.findings.filter((finding) => finding.field === null || !fields.includes(finding.field));
  return findings.length === 0 && failure.findings.length > 0 ? null : { ...failure, findings };
}
