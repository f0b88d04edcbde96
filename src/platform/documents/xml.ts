/** An element as it stands in the file: prefixes are kept, comments and instructions are not. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

/** The file is not well-formed XML, or carries a document type, which no office file does and only attacks need. */
export class XmlError extends Error {}

/** Deeper than any paper, shallower than the stack. */
const deepest = 200;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(/&([^;&]*);?/gu, (whole, name: string) => {
    const code = /^#x([\da-f]{1,6})$/iu.exec(name)?.[1];
    const point = code !== undefined ? Number.parseInt(code, 16) : /^#\d{1,7}$/u.test(name) ? Number(name.slice(1)) : null;
    if (point !== null && point <= 0x10_ff_ff && whole.endsWith(';')) return String.fromCodePoint(point);
    const sign = entities[name];
    if (sign === undefined || !whole.endsWith(';')) throw new XmlError(`unknown entity ${whole.slice(0, 20)}`);
    return sign;
  });
}

const token = /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<\/([^\s<>/]+)\s*>|<([^\s<>/!?]+)((?:\s+[^\s<>=/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/uy;
const attribute = /([^\s<>=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu;

/** Reads a part of an office file: strict, without document types, entities of its own, or anything fetched. @throws XmlError */
export function readXml(source: string): Element {
  const text = source.replace(/^\ufeff/u, '');
  const root = { name: '', attributes: {}, children: [] as (Element | string)[] };
  const open = [root];
  const at = new RegExp(token);
  while (at.lastIndex < text.length) {
    const found = at.exec(text);
    if (found === null) throw new XmlError('not well-formed');
    const [, data, closed, opened, attributes = '', empty, words] = found;
    const inner = open.at(-1) ?? root;
    if (words !== undefined) inner.children.push(unescaped(words));
    else if (data !== undefined) inner.children.push(data);
    else if (closed !== undefined) {
      if (open.length < 2 || inner.name !== closed) throw new XmlError(`</${closed}> closes <${inner.name}>`);
      open.pop();
    } else if (opened !== undefined) {
      const element = { name: opened, attributes: attributesOf(attributes), children: [] };
      inner.children.push(element);
      if (empty !== '/') open.push(element);
      if (open.length > deepest) throw new XmlError('too deep');
    }
  }
  const [element, ...more] = root.children.filter((child): child is Element => typeof child !== 'string');
  if (open.length !== 1 || element === undefined || more.length > 0) throw new XmlError('not one element');
  return element;
}

const attributesOf = (text: string): Record<string, string> =>
  Object.fromEntries([...text.matchAll(attribute)].map(([, name = '', double, single]) => [name, unescaped(double ?? single ?? '')]));

/** Child elements, all or those of a name. */
export const elements = (element: Element | undefined, name?: string): Element[] =>
  (element?.children ?? []).filter((child): child is Element => typeof child !== 'string' && (name === undefined || child.name === name));

/** First child of a name, going down a path of names. */
export const child = (element: Element | undefined, ...path: string[]): Element | undefined =>
  path.reduce<Element | undefined>((inner, name) => elements(inner, name)[0], element);

/** All elements of a name, however deep. */
export const everyElement = (element: Element, name: string): Element[] =>
  elements(element).flatMap((inner) => [...(inner.name === name ? [inner] : []), ...everyElement(inner, name)]);

/** Text directly in an element. */
export const textIn = (element: Element): string => element.children.filter((child) => typeof child === 'string').join('');
