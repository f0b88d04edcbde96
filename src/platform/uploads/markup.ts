import { unescapeXml } from '#platform/templates/xml.ts';

/** Markup of office files, read as it goes: no tree is built, and nothing it names elsewhere is fetched. */

export interface Tag {
  readonly kind: 'open' | 'close' | 'text';
  /** The tag's name without the prefix of its namespace; of text, what it says. */
  readonly name: string;
  /** Whether nothing stands inside: `<a/>`. */
  readonly alone: boolean;
  /** A member by its name without prefix; null where it is not told. */
  attribute(name: string): string | null;
}

const plain = (name: string): string => name.slice(name.indexOf(':') + 1);
const none = (): null => null;

/** The tags and texts of a part, in its order; comments and instructions are passed over. */
export function* tagsOf(xml: string): Generator<Tag> {
  for (const [, shut, name, members = '', self, text] of xml.matchAll(/<!--[\s\S]*?-->|<[?!][^>]*>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/gu)) {
    if (text !== undefined) yield { kind: 'text', name: unescapeXml(text), alone: false, attribute: none };
    if (name === undefined) continue;
    const attribute = (wanted: string): string | null => {
      for (const [, key = '', double, single] of members.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu)) if (plain(key) === wanted) return unescapeXml(double ?? single ?? '');
      return null;
    };
    yield { kind: shut === '/' ? 'close' : 'open', name: plain(name), alone: self === '/', attribute };
  }
}
