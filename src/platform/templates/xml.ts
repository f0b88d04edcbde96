/** The little XML that templates need: parts are read as text, never as a tree that could be asked to fetch something. */

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text of XML as people read it. */
export const unescapeXml = (text: string): string =>
  text.replace(/&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));/gu, (whole, name: string | undefined, ten: string | undefined, hex: string | undefined) => {
    if (name !== undefined) return entities[name] ?? whole;
    const code = ten === undefined ? Number.parseInt(hex ?? '', 16) : Number(ten);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });

/** Text as XML, in an element or an attribute. */
export const escapeXml = (text: string): string => text.replace(/[&<>"]/gu, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);

/** XML 1.0 has no room for control characters and half surrogates: one of them and Word refuses the whole file. */
export const cleanText = (text: string): string =>
  text.toWellFormed().replace(/\r\n?|\u2028|\u2029/gu, '\n').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/gu, '');

/** An attribute of a tag, unescaped; null where it has none. */
export function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'u').exec(tag);
  return found === null ? null : unescapeXml(found[1] ?? found[2] ?? '');
}

/** The tag with an attribute set to a value, whether it had it before or not. */
export function withAttribute(tag: string, name: string, value: string): string {
  const at = new RegExp(`(\\s${name}\\s*=\\s*)(?:"[^"]*"|'[^']*')`, 'u');
  return at.test(tag) ? tag.replace(at, (_, before: string) => `${before}"${escapeXml(value)}"`) : tag.replace(/\s*\/?>$/u, (end) => ` ${name}="${escapeXml(value)}"${end.trim()}`);
}

/** Tags and texts of XML in order. */
export const tokensOf = (xml: string): string[] => xml.match(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<[^>]*>|[^<]+/gu) ?? [];

/** Whether every tag that opens is closed in its order: what is not, no program would open again. */
export function isWellFormed(xml: string): boolean {
  const open: string[] = [];
  let roots = 0;
  for (const token of tokensOf(xml.replace(/^\uFEFF/u, ''))) {
    if (!token.startsWith('<')) {
      if (open.length === 0 && token.trim() !== '') return false;
      continue;
    }
    if (token.startsWith('<?') || token.startsWith('<!')) continue;
    const [, closing, name = ''] = /^<(\/?)([^\s/>]+)/u.exec(token) ?? [];
    if (name === '') return false;
    if (closing === '/') {
      if (open.pop() !== name) return false;
    } else {
      if (open.length === 0) roots += 1;
      if (!token.endsWith('/>')) open.push(name);
    }
  }
  return open.length === 0 && roots === 1;
}
