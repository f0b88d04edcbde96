import { child, elements, everyElement, type Element } from '../xml.ts';

/** Properties of runs and paragraphs by name, the nearer ones laid over the farther. */
export interface Properties {
  readonly run: ReadonlyMap<string, Element>;
  readonly paragraph: ReadonlyMap<string, Element>;
}

/** Attributes of these are inherited one by one. */
const merged = new Set(['w:rFonts', 'w:ind', 'w:spacing']);

/** One layer over another. */
export function over(below: ReadonlyMap<string, Element>, holder: Element | undefined): ReadonlyMap<string, Element> {
  const all = new Map(below);
  for (const element of elements(holder)) {
    const { name } = element;
    const under = all.get(name);
    all.set(name, merged.has(name) && under !== undefined ? { ...element, attributes: { ...under.attributes, ...element.attributes } } : element);
  }
  return all;
}

/** The styles of a document: what a paragraph or run of a style has before its own properties. */
export class Styles {
  readonly #styles: ReadonlyMap<string, Element>;
  readonly #defaults: Properties;
  readonly #normal: string | null;
  /** Faces that a theme names for East Asian text: `minor` for bodies, `major` for headings. */
  readonly theme: Readonly<Record<'minor' | 'major', string>>;

  constructor(styles: Element | undefined, theme: Element | undefined) {
    const every = elements(styles, 'w:style');
    this.#styles = new Map(every.map((style) => [style.attributes['w:styleId'] ?? '', style]));
    const defaults = child(styles, 'w:docDefaults');
    this.#defaults = {
      run: over(new Map(), child(defaults, 'w:rPrDefault', 'w:rPr')), paragraph: over(new Map(), child(defaults, 'w:pPrDefault', 'w:pPr')),
    };
    const normal = every.find((style) => style.attributes['w:type'] === 'paragraph' && style.attributes['w:default'] === '1');
    this.#normal = normal?.attributes['w:styleId'] ?? null;
    this.theme = { minor: themeFace(theme, 'a:minorFont'), major: themeFace(theme, 'a:majorFont') };
  }

  /** Of a paragraph style, or the default one. */
  of(id: string | undefined): Properties {
    return this.#laid(id ?? this.#normal ?? '', this.#defaults);
  }

  /** Of a run's own style, over what its paragraph gives. */
  overRun(run: ReadonlyMap<string, Element>, id: string | undefined): ReadonlyMap<string, Element> {
    return id === undefined ? run : this.#laid(id, { run, paragraph: new Map() }).run;
  }

  #laid(id: string, from: Properties): Properties {
    const chain: Element[] = [];
    for (let style = this.#styles.get(id); style !== undefined && !chain.includes(style); style = this.#styles.get(child(style, 'w:basedOn')?.attributes['w:val'] ?? ''))
      chain.unshift(style);
    return chain.reduce<Properties>(
      ({ run, paragraph }, style) => ({ run: over(run, child(style, 'w:rPr')), paragraph: over(paragraph, child(style, 'w:pPr')) }), from,
    );
  }
}

function themeFace(theme: Element | undefined, name: string): string {
  const [fonts] = theme === undefined ? [] : everyElement(theme, name);
  const chinese = elements(fonts, 'a:font').find((font) => font.attributes['script'] === 'Hans')?.attributes['typeface'];
  return child(fonts, 'a:ea')?.attributes['typeface'] || (chinese ?? '');
}
