import { plainNames } from './sheet-read.ts';
import { attribute, escapeXml, withAttribute } from './xml.ts';

/** The looks of a workbook's cells; a look that is needed and not there is added, the others keep their numbers. */

/** `days`: shown as a day; `money`: with two decimals; `whole`: no decimals; `lines`: breaks lines. */
export type Need = 'days' | 'money' | 'whole' | 'lines';

/** Formats of the program's own that show a day or a time. */
const dayFormats = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58]);
/** General and text: a number under either is shown as people would not write it. */
const plainFormats = new Set([0, 49]);
const dayFormat = 'yyyy"年"m"月"d"日"';

export class SheetStyles {
  #xml: string;
  readonly #looks: string[];
  readonly #formats: Map<number, string>;
  readonly #made = new Map<string, number>();

  constructor(xml: string) {
    this.#xml = plainNames(xml);
    this.#looks = [...(/<cellXfs\b[^>]*>([\s\S]*?)<\/cellXfs>/u.exec(this.#xml)?.[1] ?? '').matchAll(/<xf\b[^>]*?(?:\/>|>[\s\S]*?<\/xf>)/gu)].map(([look]) => look);
    this.#formats = new Map([...this.#xml.matchAll(/<numFmt\b[^>]*>/gu)].map(([tag]) => [Number(attribute(tag, 'numFmtId')), attribute(tag, 'formatCode') ?? '']));
  }

  /** The number of a look like `style` that shows what is needed. */
  with(style: string | null, need: Need): string | null {
    const look = this.#looks[Number(style ?? 0)];
    if (look === undefined) return style;
    const key = `${style ?? 0} ${need}`;
    const known = this.#made.get(key);
    if (known !== undefined) return String(known);
    const next = need === 'lines' ? breaking(look) : this.#shown(look, need);
    if (next === look) return style;
    this.#looks.push(next);
    this.#made.set(key, this.#looks.length - 1);
    return String(this.#looks.length - 1);
  }

  #shown(look: string, need: Exclude<Need, 'lines'>): string {
    const format = Number(attribute(look, 'numFmtId') ?? 0);
    const code = this.#formats.get(format);
    if (need === 'days' ? dayFormats.has(format) || (code !== undefined && /[yd]/iu.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./gu, ''))) : !plainFormats.has(format)) return look;
    return withTag(withTag(look, 'numFmtId', String(need === 'days' ? this.#dayFormat() : need === 'money' ? 4 : 1)), 'applyNumberFormat', '1');
  }

  #dayFormat(): number {
    const known = [...this.#formats].find(([, code]) => code === dayFormat)?.[0];
    if (known !== undefined) return known;
    const id = Math.max(163, ...this.#formats.keys()) + 1;
    this.#formats.set(id, dayFormat);
    const tag = `<numFmt numFmtId="${id}" formatCode="${escapeXml(dayFormat)}"/>`;
    const has = /<numFmts\b[^>]*>/u.exec(this.#xml);
    if (has === null) this.#xml = this.#xml.replace(/(<styleSheet\b[^>]*>)/u, (open) => `${open}<numFmts count="1">${tag}</numFmts>`);
    else this.#xml = this.#xml.replace(has[0], () => `${withAttribute(has[0].replace(/\/>$/u, '>'), 'count', String(this.#formats.size))}${tag}${has[0].endsWith('/>') ? '</numFmts>' : ''}`);
    return id;
  }

  /** The part as it is to be written. */
  xml(): string {
    return this.#xml.replace(/<cellXfs\b[^>]*>[\s\S]*?<\/cellXfs>/u, () => `<cellXfs count="${this.#looks.length}">${this.#looks.join('')}</cellXfs>`);
  }
}

/** An attribute of a look's first tag. */
const withTag = (look: string, name: string, value: string): string => look.replace(/^<xf\b[^>]*>/u, (tag) => withAttribute(tag, name, value));

function breaking(look: string): string {
  if (/<alignment\b[^>]*\bwrapText="(?:1|true)"/u.test(look)) return look;
  const applied = withTag(look, 'applyAlignment', '1');
  if (/<alignment\b/u.test(applied)) return applied.replace(/<alignment\b[^>]*>/u, (tag) => withAttribute(tag, 'wrapText', '1'));
  return applied.replace(/^(<xf\b[^>]*?)(?:\/>|>)/u, (tag, open: string) => (tag.endsWith('/>') ? `${open}><alignment wrapText="1"/></xf>` : `${open}><alignment wrapText="1"/>`));
}
