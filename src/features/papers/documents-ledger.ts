import type { z } from 'zod';
import type { activityRow } from '#features/activity/contract.ts';
import { words } from '#features/activity/words.ts';
import type { Sheet } from '#shared/document/sheet.ts';

/** 台账: exactly the rows that are on screen, with the filter named above them. */
export function ledgerSheet(rows: readonly z.infer<typeof activityRow>[], about: { office: string; filter: string; demo: boolean }): Sheet {
  return {
    name: '主题联学台账',
    notes: [`${about.office}主题联学台账`, ...(about.filter === '' ? [] : [about.filter]), ...(about.demo ? ['演示数据,情节虚构'] : [])],
    columns: [
      { title: '序号', width: 6, kind: 'integer' }, { title: '编号', width: 12, kind: 'text' }, { title: '主题', width: 36, kind: 'text' },
      { title: '本方支部', width: 24, kind: 'text' }, { title: '联学单位', width: 36, kind: 'text' }, { title: '日期', width: 16, kind: 'date' },
      { title: '地点', width: 24, kind: 'text' }, { title: '经费测算', width: 12, kind: 'money' }, { title: '状态', width: 10, kind: 'text' },
    ],
    rows: rows.map((row, index) => [
      index + 1, row.code, row.theme, row.hosts.join('、'), row.partners.join('、'), row.heldOn ?? row.plannedOn, row.place, row.estimateFen,
      row.standing === 'active' ? words[`stage.${row.stage}`][0] : words[`standing.${row.standing}`][0],
    ]),
  };
}
