/**
 * How near two Chinese texts are in what they speak of: the cosine of their pairs of characters, each weighed by how rare
 * it is among all texts looked at. No dictionary, so that 领导干部经济责任 and 新质生产力 count like any other word.
 */
export interface Weighed {
  readonly weights: ReadonlyMap<string, number>;
  readonly length: number;
}

const kept = /[^\p{Script=Han}\p{L}\p{N}]+/gu;

/** Pairs of neighbouring characters of each run without marks. */
function pairsOf(text: string): string[] {
  return text.toLowerCase().split(kept).flatMap((run) => {
    const characters = [...run];
    return characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`);
  });
}

/** Weighs texts against each other; made once for all texts of a question. */
export class Likeness {
  readonly #rarity: ReadonlyMap<string, number>;
  readonly #unseen: number;
  readonly #known = new Map<string, Weighed>();

  constructor(texts: readonly string[]) {
    const inHowMany = new Map<string, number>();
    for (const text of texts) for (const pair of new Set(pairsOf(text))) inHowMany.set(pair, (inHowMany.get(pair) ?? 0) + 1);
    this.#unseen = Math.log(1 + texts.length);
    this.#rarity = new Map([...inHowMany].map(([pair, count]) => [pair, Math.log(1 + texts.length / (count + 1))]));
  }

  /** From 0, nothing in common, to 1, the same words. */
  of(one: string, other: string): number {
    const [a, b] = [this.#weighed(one), this.#weighed(other)];
    if (a.length === 0 || b.length === 0) return 0;
    const [fewer, more] = a.weights.size < b.weights.size ? [a, b] : [b, a];
    let sum = 0;
    for (const [pair, weight] of fewer.weights) sum += weight * (more.weights.get(pair) ?? 0);
    return sum / (a.length * b.length);
  }

  #weighed(text: string): Weighed {
    const before = this.#known.get(text);
    if (before !== undefined) return before;
    const counts = new Map<string, number>();
    for (const pair of pairsOf(text)) counts.set(pair, (counts.get(pair) ?? 0) + 1);
    const weights = new Map([...counts].map(([pair, count]) => [pair, (1 + Math.log(count)) * (this.#rarity.get(pair) ?? this.#unseen)]));
    const weighed = { weights, length: Math.hypot(...weights.values()) };
    this.#known.set(text, weighed);
    return weighed;
  }
}
