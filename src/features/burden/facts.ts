import { settingOn, type Rules } from '#shared/rules.ts';

/** What the product is held to so that it adds no burden (为基层减负): read by the checks of chapter BRD, by whoever reminds people, and by the page that shows it. */

/** How often and when people may be reminded: on working days, from the one full hour to the other, so often for one item. */
export interface CalmLimits {
  readonly perItem: number;
  readonly from: number;
  readonly to: number;
}
/** No office reminds more often, earlier or later than this, whatever is set. */
export const utmost: CalmLimits = { perItem: 2, from: 8, to: 18 };

/** The limits in force on a day, never beyond the utmost ones. Without a setting the utmost ones. */
export function limitsOn(rules: Rules, day: string): CalmLimits {
  const set = (parameter: keyof CalmLimits): number => {
    const value = settingOn(rules, 'BRD-04', parameter, day)?.value;
    return typeof value === 'number' ? value : utmost[parameter];
  };
  return { perItem: Math.min(set('perItem'), utmost.perItem), from: Math.max(set('from'), utmost.from), to: Math.min(set('to'), utmost.to) };
}

/** A reminder as it was or would be sent: the how many-th for its item, and when by the office's clock. */
export interface Reminder {
  readonly item: string;
  readonly nth: number;
  readonly minutes: number;
  readonly workingDay: boolean;
}

/** Why it may not be sent now; null where it may. */
export function tooMuch({ nth, minutes, workingDay }: Reminder, { perItem, from, to }: CalmLimits): 'often' | 'hours' | 'day' | null {
  if (nth > perItem) return 'often';
  if (!workingDay) return 'day';
  return minutes < from * 60 || minutes >= to * 60 ? 'hours' : null;
}

/** Whether people may write from a phone, as the office set it (BRD-07). */
export interface PhoneUse {
  /** The office's switch. */
  readonly on: boolean;
  /** Whether the measure on government apps asks this office for a filing: only 行政机关、群团、事业单位 have to. */
  readonly needsFiling: boolean;
  /** The number it was filed under; null while none is entered. */
  readonly filingNo: string | null;
}

/** The switch on a day. Without a setting it is off, and a filing is asked for. */
export function phoneOn(rules: Rules, day: string): PhoneUse {
  const value = (parameter: string): unknown => settingOn(rules, 'BRD-07', parameter, day)?.value;
  const numbers = value('filingNo');
  const filingNo = (Array.isArray(numbers) ? numbers.map(String) : []).map((one) => one.trim()).filter(Boolean).join('、');
  return { on: value('writes') === true, needsFiling: value('needsFiling') !== false, filingNo: filingNo === '' ? null : filingNo };
}

/** Filed before it is used: the switch counts only once the number is there, where one is asked for. */
export const writesFromPhone = ({ on, needsFiling, filingNo }: PhoneUse): boolean => on && (!needsFiling || (filingNo ?? '').trim() !== '');

/** A name that stands somewhere in the product: a field of the contract, a column, a parameter, a field of a paper. */
export interface Named {
  readonly where: string;
  readonly name: string;
}
/** A field through which files come in; `required`: the verb is not taken without one. */
export interface UploadField extends Named {
  readonly required: boolean;
}

/** Everything the checks of burden look at: what the product is made of, as it runs. */
export interface Product {
  readonly on: string;
  readonly names: readonly Named[];
  readonly uploads: readonly UploadField[];
  /** What is given out: answers of the contract, statistics, fields of papers. */
  readonly reports: readonly Named[];
  /** What an own template leaves open to be written by hand although the system holds it. */
  readonly asked: readonly { readonly paper: string; readonly names: readonly string[] }[];
  readonly reminders: readonly Reminder[];
  readonly limits: CalmLimits;
  /** Writing from a phone, and the number under which it was filed (备案). */
  readonly phone: PhoneUse;
  /** Frames of pages that show the way to the feedback, of those there are. */
  readonly feedback: { readonly frames: readonly string[]; readonly hidden: readonly string[] };
}

/** Names of what may not exist (BRD-01), in small letters, words apart. */
const forbidden: readonly RegExp[] = [
  /(?:^| )(?:points?|scores?|scoring|leaderboard|ranking|rankings|badge|badges|streak|medals?)(?: |$)/,
  /(?:^| )(?:check ?in|clock ?in|punch)(?: |$)/,
  /(?:^| )(?:latitude|longitude|lat|lng|gps|geo|geolocation|geofence|coordinates?|track|tracks|face id|face photo)(?: |$)/,
  /(?:^| )online (?:time|seconds|minutes|hours|duration)(?: |$)/,
  /(?:^| )(?:log ?in|sign ?in) (?:rate|rates|days|count|counts|streak)(?: |$)/,
  /(?:^| )(?:photo|photos|video|videos) (?:required|needed|least|minimum)(?: |$)|(?:^| )(?:required|least|minimum) (?:photo|photos|video|videos)(?: |$)/,
];
const forbiddenHan = /积分|排名|排行|打卡|定位|轨迹|经纬度|在线时长|登录率|活跃率|安装率/u;
/** Names of what no report may contain (BRD-05). */
const personal: readonly RegExp[] = [
  /(?:^| )(?:study|learning|learned|reading|online) (?:time|seconds|minutes|hours|duration|days)(?: |$)/,
  /(?:^| )(?:likes?|liked|upvotes?|thumbs|votes?|forwards?|reposts?|views per person)(?: |$)/,
];
const personalHan = /学习时长|学时合计|在线时长|点赞|投票数|转发量|阅读量/u;

/** `studyMinutes`, `study_minutes` and `study-minutes` are the same words. */
export const wordsOf = (name: string): string => name.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').replaceAll(/[_\-.]+/g, ' ').toLowerCase();
const among = (names: readonly Named[], forms: readonly RegExp[], han: RegExp): Named[] => names.filter(({ name }) => forms.some((form) => form.test(wordsOf(name))) || han.test(name));

/** Measures of texts, not of people: how near a hit is to what was asked, how like two names of units are. */
const ofTexts: readonly string[] = ['search.find.score', 'unit.same.score'];
export const forbiddenIn = (names: readonly Named[]): Named[] => among(names, forbidden, forbiddenHan).filter(({ where, name }) => !ofTexts.includes(`${where}.${name}`));
export const personalIn = (names: readonly Named[]): Named[] => among(names, personal, personalHan);

/**
 * Files that a verb cannot do without because it is about that very file: the scan of a paper that somebody
 * signed, a picture in which faces are covered. None is a trace of work; everything else is free to be left out.
 */
export const aboutTheFile: readonly string[] = ['partner.consentOnPaper', 'record.signOnPaper', 'record.maskPhoto', 'record.removeFile'];

/** A label with nothing but room to write behind it: 联学主题：＿＿＿＿, 地点：(end of the line). */
const leftOpen = /([\p{Script=Han}]{2,12})[ \t　]*(?:[：:]?[ \t　]*[_＿]{2,}|[：:][ \t　]*(?=$|\r?\n))/gmu;
/** What people put before the name of a fact. */
const before = /^(?:联学|活动|会议|本次)/u;

/**
 * Facts the system holds that a template's text leaves open to be written by hand (BRD-02). Opinions and signatures are
 * left out: they may be written by hand on purpose.
 */
export function askedAgain(text: string, held: readonly string[]): string[] {
  const labels = [...text.matchAll(leftOpen)].map(([, label = '']) => label);
  return held.filter((name) => !/意见$|签认$/u.test(name) && labels.some((label) => label === name || label.replace(before, '') === name));
}
