/** No circular ranks branches or counts them against each other. Pure. */

const ranking = /排名|排位|名次|位列第|得分|积分|打分|评分|倒数|末位|先进度|第[一二三四五六七八九十\d]+名/gu;
/** 不排名, 不得打分: said of what is not done. */
const denied = /(?:不得|不以|不搞|不作|不予|不进行|不|禁止|取消|杜绝|非)(?:打分|评分|得分|积分|排名|排位|名次|[、和或])*$/u;
const counted = /\d+(?:\.\d+)?\s*(?:次|项|篇|分|人次|场|条|件|个|%|％|小时|期)/u;

/** Lines of a text, however it is broken. */
const linesOf = (texts: readonly string[]): string[] => texts.flatMap((text) => text.split(/[\n；;]/u)).map((line) => line.trim()).filter((line) => line !== '');

export interface Ranked {
  /** `word`: a word of ranking; `table`: lines that count branch by branch. */
  readonly what: 'word' | 'table';
  readonly text: string;
}

/** Words of ranking, and three lines or more that each give a short count for a branch. */
export function rankingIn(texts: readonly string[], branches: readonly string[]): Ranked[] {
  const found: Ranked[] = [];
  for (const text of texts) {
    for (const match of text.matchAll(ranking)) {
      if (!denied.test(text.slice(Math.max(0, match.index - 16), match.index)) && !found.some((one) => one.text === match[0])) found.push({ what: 'word', text: match[0] });
    }
  }
  const names = branches.filter((name) => [...name].length > 3);
  // A count of branch after branch is short; a sentence that tells what a branch did may well hold a number.
  const rows = linesOf(texts).filter((line) => [...line].length <= 40 && counted.test(line) && names.some((name) => line.includes(name)));
  const named = new Set(rows.flatMap((line) => names.filter((name) => line.includes(name))));
  if (named.size >= 3) found.push({ what: 'table', text: rows.slice(0, 3).join('；') });
  return found;
}
