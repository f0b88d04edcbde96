import { runCheck, type Check, type Found, type ShippedParameter } from '#shared/check.ts';
import type { Finding } from '#shared/finding.ts';
import type { Rules } from '#shared/rules.ts';
import { aboutTheFile, forbiddenIn, personalIn, tooMuch, utmost, writesFromPhone, type Named, type Product } from './facts.ts';

/** BRD: the product's check of itself. It runs over what the program is made of, in no phase of an activity; nobody's word lifts it. */

const measure = '《政务移动互联网应用程序规范化管理办法》（国办函〔2026〕12号）';
type Own = Pick<Check<Product>, 'id' | 'severity' | 'article' | 'find'> & { readonly source?: string; readonly parameters?: readonly ShippedParameter[] };
const burdenCheck = ({ source = measure, parameters = [], ...own }: Own): Check<Product> => ({ phases: [], override: null, source, parameters, on: ({ on }) => on, ...own });
const perName = (found: readonly Named[]): Found[] => found.map(({ where, name }) => ({ subject: `${where}.${name}`, facts: { where, name } }));

const noScoring = burdenCheck({ id: 'BRD-01', severity: 'block', article: '第六条', find: ({ names }) => perName(forbiddenIn(names)) });

const nothingTwice = burdenCheck({
  id: 'BRD-02', severity: 'warn', article: '第六条第一项',
  find: ({ asked }) => asked.filter(({ names }) => names.length > 0).map(({ paper, names }) => ({ subject: paper, facts: { paper, names: names.join('、') } })),
});

const noForcedUpload = burdenCheck({
  id: 'BRD-03', severity: 'block', article: '第六条第四项',
  find: ({ uploads }) => perName(uploads.filter(({ where, required }) => required && !aboutTheFile.includes(where))),
});

const calm = burdenCheck({
  id: 'BRD-04', severity: 'block', source: '本办机制', article: '依国办函〔2026〕12号和《整治形式主义为基层减负若干规定》精神',
  parameters: [
    { parameter: 'perItem', value: utmost.perItem, unit: '次', status: 'unconfirmed', least: 1, most: utmost.perItem },
    { parameter: 'from', value: utmost.from, unit: '时', status: 'unconfirmed', least: utmost.from, most: utmost.to },
    { parameter: 'to', value: utmost.to, unit: '时', status: 'unconfirmed', least: utmost.from, most: utmost.to },
  ],
  find: ({ reminders, limits }) => reminders.flatMap((reminder): Found[] => {
    const why = tooMuch(reminder, utmost);
    return why === null ? [] : [{ subject: `${reminder.item} ${reminder.nth}`, facts: { why: `@burden.why.${why}`, most: limits.perItem } }];
  }),
});

const noPersonalTime = burdenCheck({ id: 'BRD-05', severity: 'block', article: '第六条第四项', find: ({ reports }) => perName(personalIn(reports)) });

const filedBeforeUse = burdenCheck({
  id: 'BRD-07', severity: 'block', article: '第五条至第七条',
  // Off until the office switches it on; the number is the office's own, so none is shipped.
  parameters: [
    { parameter: 'writes', value: false, unit: null, status: 'confirmed' },
    { parameter: 'needsFiling', value: true, unit: null, status: 'confirmed' },
    { parameter: 'filingNo', value: null, unit: null, status: 'unconfirmed', kind: 'words' },
  ],
  find: ({ phone }) => (phone.on && !writesFromPhone(phone) ? [{}] : []),
});

const feedbackStays = burdenCheck({
  id: 'BRD-08', severity: 'block', article: '投诉建议功能',
  find: ({ feedback }) => feedback.hidden.map((frame) => ({ subject: frame, facts: { frame } })),
});

export const burdenChecks: readonly Check<Product>[] = [noScoring, nothingTwice, noForcedUpload, calm, noPersonalTime, filedBeforeUse, feedbackStays];

/** What the product is found guilty of; empty when it keeps to all of it. */
export const burdenFindingsOf = (product: Product, rules: Rules): Finding[] => burdenChecks.flatMap((check) => runCheck(check, product, rules));
