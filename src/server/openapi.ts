import { OpenAPIGenerator, type OpenAPI } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { contract } from '#features/contracts.ts';

let made: Promise<OpenAPI.Document> | null = null;

/** The contract as OpenAPI 3.1, made once. */
export function openApi(): Promise<OpenAPI.Document> {
  made ??= new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] }).generate(contract, {
    info: { title: 'Lianxue 主题联学', version: '1.0.0', description: 'Commands are idempotent by commandId. Sign with a personal token: Authorization: Bearer …' },
    servers: [{ url: '/api' }],
  });
  return made;
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The same for people: every procedure with its sentence, by feature. */
export function openApiPage({ info, paths = {} }: OpenAPI.Document): string {
  const lines = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item ?? {}).map(([method, operation]) => ({ path, method: method.toUpperCase(), ...(operation as OpenAPI.OperationObject) })),
  );
  const rows = lines.map(({ path, method, summary = '', tags = [] }) =>
    `<tr><td>${escaped(tags.join())}</td><td><code>${method} /api${escaped(path)}</code></td><td>${escaped(summary)}</td></tr>`);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escaped(info.title)} API</title>
<style>body{font:16px/1.7 sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;background:#fbfaf7;color:#222}td{padding:.2rem 1rem .2rem 0;vertical-align:top}</style>
<h1>${escaped(info.title)} API</h1><p>${escaped(info.description ?? '')} <a href="/api/openapi.json">openapi.json</a></p><table>${rows.join('')}</table></html>`;
}
