import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { StartError } from '#platform/start-error.ts';

/** What the operator decides, read once from the environment. */
export interface Settings {
  /** 0 lets the system choose one. */
  readonly port: number;
  readonly host: string | undefined;
  readonly dataDir: string;
  /** The operator's own PostgreSQL; null for the embedded one. */
  readonly databaseUrl: string | null;
  readonly demo: boolean;
  readonly tls: { readonly certFile: string; readonly keyFile: string } | null;
  /** Address people type, where it is not http(s)://localhost:PORT; behind a proxy that keeps TLS it begins with https. */
  readonly publicUrl: string | null;
  readonly secondAnchor: string | undefined;
  /** Folder of the licensed faces that PDFs are set in; without it free ones stand in. */
  readonly fonts: string | null;
  /** Where outlets may be although it is not on the public internet: hosts, addresses, networks. */
  readonly outboundAllow: readonly string[];
  /** Addresses and networks of the operator's own proxies, which say where a request came from. */
  readonly trustedProxies: readonly string[];
  /** The mail server, and whom its letters come from; null without one. */
  readonly mail: { readonly url: string; readonly from: string | null } | null;
}

const flag = z.stringbool({ truthy: ['1', 'true', 'yes'], falsy: ['0', 'false', 'no'] });
/** A host name, an address, or a network such as 10.1.0.0/16. */
const place = z.union([z.hostname(), z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);
const network = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);
const several = z.string().transform((text) => text.split(/[\s,]+/).filter((one) => one !== ''));
const places = several.pipe(z.array(place));
const networks = several.pipe(z.array(network));
const existingFile = z.string().refine((path) => existsSync(path));
const existingFolder = z.string().refine((path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true);

/** How each variable is read and, in both languages, what it should be: the whole of what a wrong one is answered. */
const variables = {
  PORT: [z.coerce.number().int().min(0).max(65_535), '0 到 65535 的整数，例如 8080', 'a whole number from 0 to 65535, such as 8080'],
  HOST: [z.string(), '监听的地址，例如 127.0.0.1', 'an address to listen on, such as 127.0.0.1'],
  LIANXUE_DATA: [z.string(), '数据文件夹的路径', 'the path of the data folder'],
  DATABASE_URL: [
    z.url({ protocol: /^postgres(ql)?$/ }),
    'postgresql://用户:密码@主机:5432/数据库',
    'postgresql://user:password@host:5432/database',
  ],
  LIANXUE_DEMO: [flag, '1（演示单位）或 0（空单位）', '1 (the demo office) or 0 (an empty office)'],
  TLS_CERT: [existingFile, '存在的证书文件（PEM），与 TLS_KEY 同时给出', 'an existing certificate file (PEM), together with TLS_KEY'],
  TLS_KEY: [existingFile, '存在的私钥文件（PEM），与 TLS_CERT 同时给出', 'an existing key file (PEM), together with TLS_CERT'],
  PUBLIC_URL: [
    z.url({ protocol: /^https?$/ }),
    '用户访问的网址，例如 https://lianxue.example.gov.cn',
    'the address people type, such as https://lianxue.example.gov.cn',
  ],
  OUTBOUND_ALLOW: [places, '允许推送到的内网主机、地址或网段，用逗号隔开，例如 portal.intra,10.1.0.0/16', 'hosts, addresses or networks inside that may be sent to, separated by commas, such as portal.intra,10.1.0.0/16'],
  TRUSTED_PROXIES: [networks, '本单位反向代理的地址或网段，用逗号隔开，例如 127.0.0.1,10.1.0.0/16', 'addresses or networks of your own proxies, separated by commas, such as 127.0.0.1,10.1.0.0/16'],
  SMTP_URL: [z.url({ protocol: /^smtps?$/ }), 'smtp://主机:587 或 smtps://用户:密码@主机', 'smtp://host:587 or smtps://user:password@host'],
  MAIL_FROM: [z.email(), '发件人邮箱，例如 lianxue@example.gov.cn', 'the address letters come from, such as lianxue@example.gov.cn'],
  LIANXUE_ANCHOR: [z.string(), '另一处保存台账锚点的文件路径', 'the path of a file for the second copy of the ledger anchor'],
  LIANXUE_FONTS: [existingFolder, '存有字体文件（TTF、OTF、TTC）的文件夹', 'an existing folder of font files (TTF, OTF, TTC)'],
} as const satisfies Record<string, readonly [z.ZodType, string, string]>;
type Name = keyof typeof variables;

/**
 * Reads the settings. An empty variable counts as not set.
 * @throws StartError naming the variable, what it holds, and what it should be.
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const certFile = read(env, 'TLS_CERT');
  const keyFile = read(env, 'TLS_KEY');
  if ((certFile === undefined) !== (keyFile === undefined)) throw wrong(certFile === undefined ? 'TLS_CERT' : 'TLS_KEY', '');
  const anchor = read(env, 'LIANXUE_ANCHOR');
  const fonts = read(env, 'LIANXUE_FONTS');
  const smtp = read(env, 'SMTP_URL');
  return {
    port: read(env, 'PORT') ?? 8080,
    host: read(env, 'HOST'),
    dataDir: resolve(read(env, 'LIANXUE_DATA') ?? 'data'),
    databaseUrl: read(env, 'DATABASE_URL') ?? null,
    demo: read(env, 'LIANXUE_DEMO') ?? true,
    tls: certFile === undefined || keyFile === undefined ? null : { certFile, keyFile },
    publicUrl: read(env, 'PUBLIC_URL')?.replace(/\/+$/, '') ?? null,
    secondAnchor: anchor === undefined ? undefined : resolve(anchor),
    fonts: fonts === undefined ? null : resolve(fonts),
    outboundAllow: read(env, 'OUTBOUND_ALLOW') ?? [],
    trustedProxies: read(env, 'TRUSTED_PROXIES') ?? [],
    mail: smtp === undefined ? null : { url: smtp, from: read(env, 'MAIL_FROM') ?? null },
  };
}

function read<N extends Name>(
  env: Readonly<Record<string, string | undefined>>,
  name: N,
): z.output<(typeof variables)[N][0]> | undefined {
  const text = env[name]?.trim() ?? '';
  if (text === '') return undefined;
  const parsed = variables[name][0].safeParse(text);
  if (!parsed.success) throw wrong(name, text);
  return parsed.data as z.output<(typeof variables)[N][0]>;
}

function wrong(name: Name, text: string): StartError {
  const [, chinese, english] = variables[name];
  // Such an address carries a password: it is never printed.
  const shown = name === 'DATABASE_URL' || name === 'SMTP_URL' ? '…' : text;
  return new StartError(
    `环境变量 ${name} 的值“${shown}”不能用。应为：${chinese}。`,
    `The environment variable ${name} ("${shown}") cannot be used. It should be: ${english}.`,
  );
}
