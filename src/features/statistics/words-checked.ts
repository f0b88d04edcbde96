import type { Words } from '#shared/language.ts';

/** Whether the kept sums are true. */
export const words = {
  'statistics.checked': ['统计数字核对', 'Figures held against the records'],
  'statistics.checked_lead': ['每天夜里从业务记录重新计算两个年度的统计，和系统保存的数字逐项比较；各年度轮流核对。', 'Every night the figures of two years are counted anew from the records and compared one by one with those kept; the years take turns.'],
  'statistics.checked_never': ['还没有核对过；今天夜里第一次核对。', 'Not done yet; tonight is the first time.'],
  'statistics.checked_wrong': ['统计数字和业务记录不一致：{years}，共 {count} 项', 'Figures differ from the records: {years}, {count} in all'],
  'statistics.checked_mend': ['业务记录本身不受影响。请在服务器上运行 lianxue statistics --check 查看是哪些数字，再用 lianxue statistics --rebuild 按系统记录重新生成。', 'The records themselves are not affected. On the server, lianxue statistics --check names the figures and lianxue statistics --rebuild makes them anew from the ledger.'],
  'statistics.checked_year': ['年度', 'Year'],
  'statistics.checked_at': ['核对时间', 'Held at'],
  'statistics.checked_cells': ['核对项数', 'Figures compared'],
  'statistics.checked_differ': ['不一致', 'Differ'],
  'statistics.checked_all': ['各年度合计', 'All years together'],
  'statistics.checked_unknown': ['年度未知', 'Year unknown'],
} as const satisfies Words;
