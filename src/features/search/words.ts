import type { Words } from '#shared/language.ts';

export const words = {
  'search.title': ['搜索', 'Search'],
  'search.q': ['搜索内容', 'What to look for'],
  'search.kind': ['范围', 'Kind'],
  'search.hint': ['主题、单位、地点、问题，或拼音首字母；多个词用空格隔开。', 'Theme, unit, place, problem, or initials in pinyin; several words parted by spaces.'],
  'search.all': ['全部', 'All'],
  'search.kind.activity': ['活动', 'Activities'],
  'search.kind.unit': ['联学对象', 'Partners'],
  'search.kind.branch': ['支部', 'Branches'],
  'search.kind.person': ['人员', 'People'],
  'search.kind.project': ['项目', 'Projects'],
  'search.kind.bulletin': ['简报', 'Bulletins'],
  'search.kind.suggestion': ['意见建议', 'Suggestions'],
  'search.kind.file': ['文件', 'Files'],
  'search.kind.rule': ['规则', 'Rules'],
  'search.none': ['没有找到“{q}”。可以少写几个字，或换一个词。', 'Nothing was found for “{q}”. Try fewer or other words.'],
  'search.partly': ['部分匹配', 'in part'],
  'search.partly_title': ['部分匹配', 'In part'],
  'search.partly_hint': ['全部词语都有的结果不多，以下只含其中一部分。', 'Little holds all the words; these hold some of them.'],
  'search.capped': ['内容太多，只在最新的 {count} 条中排序。再加一个词可以缩小范围。', 'There is so much that only the newest {count} were ranked. Another word narrows it.'],
  'search.order': ['排序：含全部词语的在前，其次看出现在主题、单位还是正文，再次新的在前。', 'Order: what holds all words, then where they stand (title, names, text), then the newest.'],
} as const satisfies Words;
