import { demoLine } from '#shared/demo.ts';
import type { Words } from '#shared/language.ts';

/** The public page, as readers without an account see it. */
export const words = {
  'site.title': ['主题联学简报', 'Joint study bulletins'],
  'site.of': ['{office}主题联学简报', 'Joint study bulletins of {office}'],
  'site.offices': ['主题联学公开页', 'Public pages'],
  'site.none': ['还没有公开的简报。', 'No bulletin is published yet.'],
  'site.year': ['{year}年', '{year}'],
  'site.years': ['年份', 'Years'],
  'site.all': ['全部', 'All'],
  'site.older': ['更早的简报', 'Older'],
  'site.newest': ['回到最新', 'Newest'],
  'site.pages': ['翻页', 'Pages'],
  'site.back': ['全部简报', 'All bulletins'],
  'site.contributor': ['供稿：{name}', 'Contributed by {name}'],
  'site.corrected': ['更正说明', 'Correction'],
  'site.corrected_on': ['本文于{day}更正：{note}', 'Corrected on {day}: {note}'],
  'site.corrected_mark': ['已更正', 'Corrected'],
  'site.withdrawn': ['{issue}已撤回', '{issue} was withdrawn'],
  'site.withdrawn_on': ['这期简报已于{day}撤回，不再提供。', 'This bulletin was withdrawn on {day} and is no longer offered.'],
  'site.photos': ['活动照片', 'Photos'],
  'site.photo': ['活动照片 {n}', 'Photo {n}'],
  'site.feed': ['订阅（Atom）', 'Feed (Atom)'],
  'site.private': ['本页不用 Cookie，不记录读者。', 'This page uses no cookies and keeps nothing of its readers.'],
  'site.demo': demoLine,
  'site.not_found': ['没有这一页', 'No such page'],
  'site.not_found_why': ['地址可能写错了，或这里的内容已不公开。', 'The address may be wrong, or what was here is not public.'],
  'site.unavailable': ['暂时不能打开', 'Not available now'],
  'site.unavailable_why': ['请稍后再试。', 'Please try again a little later.'],
} as const satisfies Words;
