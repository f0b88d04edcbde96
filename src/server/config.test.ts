import { expect, test } from 'vitest';
import { StartError } from '#platform/start-error.ts';
import { readSettings } from './config.ts';

test('nothing set gives the demo office on 8080 with its data beside it', () => {
  expect(readSettings({})).toMatchObject({ port: 8080, databaseUrl: null, demo: true, tls: null, publicUrl: null, fonts: null, trustedProxies: [] });
  expect(readSettings({ PORT: '', LIANXUE_DEMO: ' ' })).toMatchObject({ port: 8080, demo: true });
});

test('what is set is taken', () => {
  const env = { PORT: '0', LIANXUE_DEMO: '0', PUBLIC_URL: 'https://x.example/', LIANXUE_DATA: '/d', LIANXUE_FONTS: import.meta.dirname, OUTBOUND_ALLOW: 'portal.intra, 10.1.0.0/16', TRUSTED_PROXIES: '127.0.0.1, fd00::/8' };
  const settings = readSettings(env);
  expect(settings).toMatchObject({ port: 0, demo: false, publicUrl: 'https://x.example', dataDir: '/d', fonts: import.meta.dirname, outboundAllow: ['portal.intra', '10.1.0.0/16'], trustedProxies: ['127.0.0.1', 'fd00::/8'] });
});

test.each([
  ['PORT', { PORT: 'http' }],
  ['PORT', { PORT: '70000' }],
  ['LIANXUE_DEMO', { LIANXUE_DEMO: 'maybe' }],
  ['TLS_CERT', { TLS_CERT: '/nowhere/cert.pem', TLS_KEY: '/nowhere/key.pem' }],
  ['TLS_KEY', { TLS_CERT: new URL(import.meta.url).pathname }],
  ['PUBLIC_URL', { PUBLIC_URL: 'lianxue.example' }],
  ['LIANXUE_FONTS', { LIANXUE_FONTS: new URL(import.meta.url).pathname }],
  ['LIANXUE_FONTS', { LIANXUE_FONTS: '/nowhere' }],
  ['OUTBOUND_ALLOW', { OUTBOUND_ALLOW: 'http://portal.intra/x' }],
  ['OUTBOUND_ALLOW', { OUTBOUND_ALLOW: '10.0.0.0/99' }],
  ['TRUSTED_PROXIES', { TRUSTED_PROXIES: 'proxy.intra' }],
  ['TRUSTED_PROXIES', { TRUSTED_PROXIES: '10.0.0.0/99' }],
  ['DATABASE_URL', { DATABASE_URL: 'mysql://root:hunter2@db/x' }],
])('a wrong %s is named, with what it should be', (name, env) => {
  let said = '';
  try {
    readSettings(env);
  } catch (error) {
    expect(error).toBeInstanceOf(StartError);
    said = (error as StartError).message;
  }
  expect(said).toContain(name);
  expect(said.split('\n')).toHaveLength(2);
  expect(said).not.toContain('hunter2');
});
