import type { Bulletin } from '#features/bulletin/facts.ts';
import { maskedText } from '#features/bulletin/facts-outward.ts';
import type { PaperDocument } from '#shared/document/model.ts';
import { fill, type Template } from '#shared/document/template.ts';
import { askedPaper } from './documents-catalogue.ts';
import { noticeOf } from './documents-made.ts';
import { fields } from './facts-fields.ts';
import { paperBlocks, standing } from './facts-outcome.ts';

/** One bulletin by itself, as it goes out: the same paper as among an activity's, from the text that is given. */
export function bulletinPaper(bulletin: Bulletin, { office, demo }: { readonly office: string; readonly demo: boolean }): PaperDocument {
  const { title, body, contributor } = maskedText(bulletin);
  const { year, number, releasedOn } = bulletin;
  const document = fill<PaperDocument>(askedPaper('bulletin').model.template as Template<PaperDocument>, fields, {
    办名: office, 简报标题: title, 简报正文: paperBlocks(body), 供稿: contributor, 简报年度: year === null ? null : String(year), 期号: number, 印发日期: releasedOn,
  });
  const line = noticeOf(demo, standing(bulletin));
  return { ...document, ...(line === '' ? {} : { notice: line }) };
}
