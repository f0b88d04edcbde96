import { costChecks } from '#features/cost/checks.ts';
import type { CostFacts } from '#features/cost/facts-checks.ts';
import { amountOf, basesOf, costFunds, lecturers, payers, reimbursementPapers, type Category } from '#features/cost/facts-plain.ts';
import type { CostLine } from '#features/cost/facts.ts';
import { runCheck } from '#shared/check.ts';
import { field, type Trial, type TrialField, type Typed } from './facts-trials.ts';

/** One line of costs to try the cost rules on. */

const yes = (name: string, initial: 'yes' | 'no' = 'no') => field(name, 'yes', initial);
const price = (yuan: string) => field('price', 'money', yuan);
const count = (name: string, initial: string) => field(name, 'number', initial);
const papers = field('papers', 'choice', 'none', ['none', ...reimbursementPapers]);
const away = field('away', 'choice', 'no', ['no', 'city', 'province']);
const payer = (name: string, initial: string) => field(name, 'choice', initial, payers);

/** Category it is tried on, and the fields that matter to it. */
const tried: Readonly<Record<string, readonly [Category, readonly TrialField[]]>> = {
  'CST-01': ['hire', [price('1600'), count('seats', '45'), count('quantity', '1'), away]],
  'CST-02': ['hire', [price('1100'), count('seats', '20'), count('quantity', '1'), away]],
  'CST-03': ['hire', [count('quantity', '2'), count('seats', '45'), count('people', '20'), price('1000')]],
  'CST-04': ['hire', [price('1200'), count('quantity', '2'), count('times', '1'), papers]],
  'CST-05': ['venue', [price('60'), count('quantity', '20'), count('people', '20')]],
  'CST-06': ['meal', [price('50'), count('people', '20'), count('times', '1'), count('days', '1')]],
  'CST-07': ['meal', [price('40'), count('people', '20'), count('times', '3'), count('days', '1'), field('place', 'text', '武汉市')]],
  'CST-08': ['other', [price('50'), field('note', 'text', '每人补助50元')]],
  'CST-09': ['meal', [price('40'), count('people', '20'), count('onAllowance', '6'), yes('onSite')]],
  'CST-10': ['lecture', [price('1200'), field('lecturer', 'choice', 'full', lecturers), count('times', '4'), count('halfDays', '1'), count('minutes', '180')]],
  'CST-11': ['lecture', [price('500'), yes('lecturerOwn', 'yes')]],
  'CST-12': ['meal', [price('500'), field('basis', 'choice', 'lump', ['person_meal', 'lump'])]],
  'CST-13': ['other', [price('300'), field('note', 'text', '白酒两瓶')]],
  'CST-14': ['meal', [price('40'), payer('payer', 'partner'), payer('spentOn', 'own'), yes('audited')]],
  'CST-15': ['material', [price('10'), field('fundSource', 'choice', 'party_dues', costFunds), field('decision', 'text', '')]],
  'CST-16': ['material', [price('10'), count('quantity', '20'), field('actual', 'money', '230')]],
  'CST-17': ['lodging', [price('400'), count('quantity', '10'), field('place', 'text', '武汉市')]],
  'CST-18': ['meal', [price('0'), count('times', '2'), payer('payer', 'partner'), papers]],
  'CST-19': ['material', [price('10'), count('quantity', '20'), papers]],
};

const lineOf = (category: Category, typed: Typed): CostLine => {
  const chosen = typed.text('papers');
  const [usual = 'lump'] = basesOf[category];
  const line = {
    id: '00000000-0000-7000-8000-000000000001', position: 1, category, basis: (typed.text('basis') ?? usual) as CostLine['basis'], quantity: typed.number('quantity') ?? typed.number('people') ?? 1, times: typed.number('times') ?? 1,
    unitFen: typed.number('price') ?? 0, seats: typed.number('seats'), lecturer: typed.text('lecturer') as CostLine['lecturer'], lecturerOwn: typed.yes('lecturerOwn'),
    fundSource: (typed.text('fundSource') ?? 'party_fiscal') as CostLine['fundSource'], decision: typed.text('decision'), payer: (typed.text('payer') ?? 'own') as CostLine['payer'], spentOn: (typed.text('spentOn') ?? 'own') as CostLine['spentOn'],
    onAllowance: typed.number('onAllowance'), note: typed.text('note'), actualFen: typed.number('actual'), actualNote: null, papers: chosen === null || chosen === 'none' ? [] : [chosen as CostLine['papers'][number]], version: 1,
  };
  return { ...line, amountFen: amountOf(line) };
};

export const costTrials: readonly Trial[] = costChecks.flatMap((check): Trial[] => {
  const trial = tried[check.id];
  if (trial === undefined) return [];
  const [category, fields] = trial;
  return [{
    rule: check.id, fields,
    run(typed, rules) {
      const facts: CostFacts = {
        lines: [lineOf(category, typed)], day: rules.today, people: typed.number('people'), days: typed.number('days') ?? 1, halfDays: typed.number('halfDays') ?? 1, minutes: typed.number('minutes'),
        place: typed.text('place'), away: typed.text('away') as CostFacts['away'], onSite: typed.yes('onSite'), audited: typed.yes('audited'), held: true,
      };
      return runCheck(check, facts, rules);
    },
  }];
});
