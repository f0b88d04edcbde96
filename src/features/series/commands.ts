import type { Command } from '#platform/command.ts';
import type { SeriesInput } from './contract.ts';
import * as decide from './decide.ts';
import { loadMaking, loadSeries } from './store.ts';

export const create: Command<SeriesInput<'create'>, decide.MakeFacts> = { name: 'series.create', tables: ['series', 'seriesActivity'], load: loadMaking, decide: decide.create };
export const edit: Command<SeriesInput<'edit'>, decide.OnOne> = { name: 'series.edit', tables: ['series'], load: (db, scope, { id, name }) => loadSeries(db, scope, id, { name }), decide: decide.edit };
export const setState: Command<SeriesInput<'setState'>, decide.OnOne> = { name: 'series.set_state', tables: ['series'], load: (db, scope, { id }) => loadSeries(db, scope, id), decide: decide.setState };
export const add: Command<SeriesInput<'add'>, decide.OnOne> = {
  name: 'series.add', tables: ['seriesActivity'], load: (db, scope, { id, activityIds }) => loadSeries(db, scope, id, { activityIds }), decide: decide.add,
};
export const takeOff: Command<SeriesInput<'takeOff'>, decide.OnOne> = {
  name: 'series.take_off', tables: ['seriesActivity'], load: (db, scope, { id, activityId }) => loadSeries(db, scope, id, { activityIds: [activityId] }), decide: decide.takeOff,
};
