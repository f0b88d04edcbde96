import type { Command } from '#platform/command.ts';
import type { ImportInput } from './contract.ts';
import * as decide from './decide.ts';
import { bringLines, takeBackLines, type LinesFacts, type TakeBackLinesFacts } from './decide-lines.ts';
import { loadForLines } from './store-lines.ts';
import { columnBy, loadForCases, loadForTakeBack } from './store.ts';

const tables = ['activity', 'importBatch', 'importedCase', 'problem', 'side', 'unit'] as const;

export const cases: Command<ImportInput<'cases'>, decide.CasesFacts> = {
  name: 'import.cases', tables, load: (db, scope, input) => loadForCases(db, scope, input.batchId, input.cases), decide: decide.bring,
};

export const rememberColumn: Command<ImportInput<'rememberColumn'>, decide.ColumnFacts> = {
  name: 'import.remember_column', tables: ['importColumn'], load: (db, scope, { title, table }) => columnBy(db, scope, title, table), decide: decide.rememberColumn,
};

export const lines: Command<ImportInput<'lines'>, LinesFacts> = {
  name: 'import.lines', tables: ['importBatch', 'importedLine', 'unit', 'unitLiaison', 'unitOffer'], load: (db, scope, input) => loadForLines(db, scope, input.batchId, input.lines), decide: bringLines,
};

/** An import is of activities or of sheets of partners; both go back by the same verb. */
export const takeBack: Command<ImportInput<'takeBack'>, decide.TakeBackFacts | TakeBackLinesFacts> = {
  name: 'import.take_back', tables: [...tables, 'importedLine', 'unitLiaison', 'unitOffer'], load: (db, scope, { id }) => loadForTakeBack(db, scope, id),
  decide: (facts, input, given) => ('lines' in facts ? takeBackLines(facts, given) : decide.takeBack(facts, input, given)),
};
