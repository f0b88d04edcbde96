import { need, type Finding } from '#shared/finding.ts';

/** One secrecy mark seen in a text: a mark form stops it, a bare word is asked about. */
export interface Mark {
  readonly form: 'mark' | 'word';
  readonly mark: '绝密' | '机密' | '秘密';
}

const levels: readonly [Mark['mark'], string][] = [['绝密', '[绝絕]'], ['机密', '[机機]'], ['秘密', '[秘祕]']];
const gap = '[ \\t]*';
const star = '(?:[★☆⭐✩✪✭✮✯✰]|\\*(?=[ \\t]*(?:\\d|长期|長期|$)))';
const term = `(?:${gap}(?:\\d{1,3}${gap}(?:年|个月|個月|月|天|日)|长期|長期))?`;

const forms = levels.map(([mark, first]) => {
  const word = `${first}${gap}密`;
  const alone = `^${gap}[\\[【(〔]?${gap}${word}${gap}[\\]】)〕]?${term}${gap}$`;
  return {
    mark,
    bare: new RegExp(word, 'u'),
    // A star behind the word, the word after 密级, or a line that holds nothing else: 秘密★1年, 密级:机密, 机 密.
    marked: new RegExp(`${word}${gap}${star}|密[级級]${gap}[:：]?${gap}${word}|${alone}`, 'mu'),
  };
});

/** Cheap first look, so that nearly every text is passed over at once. */
const suspicious = /[绝絕机機秘祕][\s\p{Cf}]*密/u;

/**
 * Secrecy marks in a text (SEC-09): mark forms, and bare words outside the `harmless` set phrases (保守党的秘密 of the oath).
 * Width, invisible characters and spaces between the two characters make no difference.
 */
export function marksIn(text: string, harmless: readonly string[] = []): Mark[] {
  if (!suspicious.test(text)) return [];
  const plain = text.normalize('NFKC').replace(/\p{Cf}/gu, '');
  const left = harmless.reduce((rest, phrase) => rest.replaceAll(phrase, '〇'), plain);
  return forms.flatMap(({ mark, bare, marked }): Mark[] => {
    if (marked.test(plain)) return [{ form: 'mark', mark }];
    return bare.test(left) ? [{ form: 'word', mark }] : [];
  });
}

/** Every text inside a value with the path to it: `programme.sessions.0.place`. */
export function* textsIn(value: unknown, path = ''): Generator<readonly [path: string, text: string]> {
  if (typeof value === 'string') yield [path, value];
  else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) yield* textsIn(member, path === '' ? name : `${path}.${name}`);
  }
}

/**
 * What the door refuses of typed or uploaded text: mark forms only. One finding per field that carries a mark; the text
 * itself is not repeated.
 */
export function marksAtDoor(input: unknown): Finding[] {
  return [...textsIn(input)].flatMap(([path, text]) =>
    marksIn(text)
      .filter(({ form }) => form === 'mark')
      .map(({ mark }) => need('SEC-09', path, { mark }, path)),
  );
}
