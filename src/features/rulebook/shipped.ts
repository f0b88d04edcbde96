import { insert, type Change } from '#shared/decision.ts';
import type { NewId } from '#shared/ids.ts';
import type { RuleSetting } from '#shared/rules.ts';
import { bareParameter, book } from './book.ts';

/** The default profile applies from the day the central measure on activity funds (财行〔2017〕324号) took effect. */
const since = '2017-10-01';

/** What a new office begins with: every parameter of every rule as shipped, with its clause and whether it is 已核. */
export const shippedSettings: readonly RuleSetting[] = book.flatMap(({ id, source, article, parameters }) =>
  parameters
    .filter(({ parameter, value }) => parameter !== bareParameter.parameter && value !== null)
    .map(({ parameter, value, unit, status }): RuleSetting => ({
      rule: id, parameter, value, unit, severity: null, profile: 'central', fromOn: since, toOn: null, source, article, status,
    })),
);

/** The rows of a new office, for the command that creates it; the table is `ruleSetting`. */
export const shipRules = (newId: NewId): Change[] =>
  shippedSettings.map((setting) => insert('ruleSetting', { ...setting, value: JSON.parse(JSON.stringify(setting.value)), id: newId() }));
