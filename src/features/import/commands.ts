import type { Command } from '#platform/command.ts';
import type { ImportInput } from './contract.ts';
import * as decide from './decide.ts';
import { columnBy, loadForCases, loadForTakeBack } from './store.ts';

const tables = ['activity', 'importBatch', 'importedCase', 'problem', 'side', 'unit'] as const;

export const cases: Command<ImportInput<'cases'>, decide.CasesFacts> = {
  name: 'import.cases', tables, load: (db, scope, input) => loadForCases(db, scope, input.batchId, input.cases), decide: decide.bring,
};

export const rememberColumn: Command<ImportInput<'rememberColumn'>, decide.ColumnFacts> = {
  name: 'import.remember_column', tables: ['importColumn'], load: (db, scope, { title }) => columnBy(db, scope, title), decide: decide.rememberColumn,
};

export const takeBack: Command<ImportInput<'takeBack'>, decide.TakeBackFacts> = {
  name: 'import.take_back', tables, load: (db, scope, { id }) => loadForTakeBack(db, scope, id), decide: decide.takeBack,
};
