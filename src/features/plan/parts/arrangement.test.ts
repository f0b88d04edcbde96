import { expect, test } from 'vitest';
import { linesIn } from './arrangement.ts';

test.each([
  ['一、学习贯彻创新理论\n\n（二）警示教育\r\n3. 主题党日', ['学习贯彻创新理论', '警示教育', '主题党日']],
  ['2027年重点任务', ['2027年重点任务']], ['1.5万元以下', ['1.5万元以下']], ['  ', []], ['① 调研\n- 座谈', ['调研', '座谈']], [`${'长'.repeat(600)}`, ['长'.repeat(500)]],
])('%j', (text, lines) => expect(linesIn(text)).toEqual(lines));
