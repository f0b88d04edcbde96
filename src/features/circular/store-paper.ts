import type { Connection, Scope } from '#platform/command.ts';
import { numberOf } from './decide-release.ts';

/** 发文字号 that other papers of the office have: circulars and the year's papers (DOC-03). */
export async function takenNumbers(db: Connection, { officeId }: Scope, besides: string): Promise<string[]> {
  const circulars = await db.selectFrom('circular').select(['code', 'year', 'number']).where('officeId', '=', officeId).where('id', '<>', besides).where('number', 'is not', null).execute();
  const plans = await db.selectFrom('planPaper').select('number').where('officeId', '=', officeId).where('number', 'is not', null).execute();
  return [...circulars.map(numberOf), ...plans.flatMap(({ number }) => number ?? [])];
}
