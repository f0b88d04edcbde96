import type { Found } from '#shared/check.ts';
import { layoutCheck } from './checks-common.ts';

/** 字体: what stands in for a face this server lacks, and characters no face here has. */
export const faces = layoutCheck({
  id: 'DOC-09', severity: 'warn', article: '5.2.2', parameters: [],
  find({ standIns, unprinted }): Found[] {
    return [
      ...standIns.map(({ face, standIn }) => ({ subject: face, facts: { what: '@check.DOC-09.face', seen: face, instead: standIn } })),
      ...(unprinted.length === 0 ? [] : [{ subject: 'glyph', facts: { what: '@check.DOC-09.glyph', seen: unprinted.join(' '), instead: '□' } }]),
    ];
  },
});
