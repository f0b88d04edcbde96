import type { IncomingMessage, ServerResponse } from 'node:http';

/** Answers JSON that nothing on the way may keep. */
export function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

/** Headers of every answer. Behind TLS browsers are told to come back by TLS only. */
export function securityHeaders(baseUrl: string): readonly (readonly [string, string])[] {
  return [
    ['x-content-type-options', 'nosniff'],
    ['x-frame-options', 'DENY'],
    ['referrer-policy', 'same-origin'],
    ['cross-origin-opener-policy', 'same-origin'],
    ['cross-origin-resource-policy', 'same-origin'],
    ['permissions-policy', 'camera=(), microphone=(), geolocation=()'],
    ...(baseUrl.startsWith('https://') ? ([['strict-transport-security', 'max-age=31536000']] as const) : []),
  ];
}

/** A small JSON body; null when it is none, or longer than `limit` characters. */
export async function bodyOf(request: IncomingMessage, limit = 10_000): Promise<unknown> {
  let text = '';
  for await (const part of request) {
    text += String(part);
    if (text.length > limit) return null;
  }
  try {
    return JSON.parse(text === '' ? '{}' : text);
  } catch {
    return null;
  }
}
