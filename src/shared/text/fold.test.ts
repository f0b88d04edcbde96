import { expect, test } from 'vitest';
import { fold, foldWithPlaces } from './fold.ts';

test.each([
  ['審計署武漢特派辦', '审计署武汉特派办'], ['學習勞模精神、鑄就鋼鐵之魂', '学习劳模精神、铸就钢铁之魂'], ['ＡＰＰ１２', 'app12'], ['联😀学', '联学'], ['主\u200b题\ufeff', '主题'],
  ['裏裡里', '里里里'], ['著着', '着着'], ['㈱', '(株)'], ['𬱖㛃翀', '𬱖㛃翀'], ['', ''],
])('%s → %s', (text, folded) => {
  expect(fold(text)).toBe(folded);
  expect(fold(folded)).toBe(folded);
});

test('every folded character knows where it comes from', () => {
  const text = '审😀計㈱署';
  const { folded, places } = foldWithPlaces(text);
  expect(folded).toBe('审计(株)署');
  expect(places).toHaveLength(folded.length + 1);
  expect(text.slice(places[folded.indexOf('署')], places[folded.indexOf('署') + 1])).toBe('署');
  expect(text.slice(places[folded.indexOf('计')], places[folded.indexOf('计') + 1])).toBe('計');
});
