import { stringifySearch } from '#web/address.ts';

type Filters = Readonly<Record<string, string | null | undefined>>;
const part = encodeURIComponent;

/** Parts of an activity's one page, shown by the address. */
export type ActivityPart = 'topic' | 'sides' | 'programme' | 'approval' | 'held' | 'record' | 'publicity' | 'conversion' | 'costs' | 'papers' | 'history' | 'evidence' | 'imported';

/** Parts of a year's one page. */
export type PlanPart = 'sheet' | 'way' | 'run' | 'versions' | 'papers';

/** Every address of the product. Nothing else writes one. */
export const links = {
  home: () => '/',
  signIn: (next?: string) => `/sign-in${stringifySearch({ next })}`,
  /** Away to a provider that vouches for people, and back to `next`. */
  outside: (providerId: string, next?: string) => `/auth/outside/${part(providerId)}${stringifySearch({ next })}`,
  firstRun: () => '/first-run',
  account: () => '/account',

  activities: (filters: Filters = {}) => `/activities${stringifySearch(filters)}`,
  calendar: (month?: string) => `/activities/calendar${stringifySearch({ month })}`,
  /** `suggestionId`: taken up as its source; `patternId`: begun from it. */
  newActivity: (suggestionId?: string, patternId?: string) => `/activities/new${stringifySearch({ suggestion: suggestionId, pattern: patternId })}`,
  /** Without a part the page opens at the stage the activity is in. */
  activity: (id: string, at?: ActivityPart) => `/activities/${part(id)}${at === undefined ? '' : `/${at}`}`,
  ledger: (filters: Filters = {}) => `/ledger${stringifySearch(filters)}`,

  plans: () => '/plans',
  /** Without a part the page opens at the sheet. */
  plan: (year: number, at?: PlanPart, filters: Filters = {}) => `/plans/${year}${at === undefined ? '' : `/${at}`}${stringifySearch(filters)}`,
  /** A paper of the year as a file, and on screen. */
  yearPaper: (year: number, file: string) => `/papers/years/${year}/${part(file)}`,
  yearPaperPreview: (year: number, key: string) => `/plans/${year}/papers/${part(key)}`,

  /** 问题清单, 任务清单, 责任清单: one list, read three ways. */
  outcomes: (filters: Filters = {}) => `/outcomes${stringifySearch(filters)}`,
  /** The list as a file, with the filters of the page. */
  outcomesFile: (format: 'xlsx' | 'docx', filters: Filters = {}) => `/papers/outcomes.${format}${stringifySearch(filters)}`,
  outcome: (problemId: string) => `/outcomes/${part(problemId)}`,
  inspections: () => '/inspections',
  inspection: (roundId: string, filters: Filters = {}) => `/inspections/${part(roundId)}${stringifySearch(filters)}`,
  openSignals: (filters: Filters = {}) => `/signals${stringifySearch(filters)}`,
  newInspection: () => '/inspections/new',
  inspectionReport: (roundId: string) => `/files/inspections/${part(roundId)}/report.docx`,
  inspectionFile: (roundId: string, fileId: string) => `/files/inspections/${part(roundId)}/evidence/${part(fileId)}`,
  circulars: () => '/circulars',
  circular: (id: string) => `/circulars/${part(id)}`,
  circularFile: (id: string, format: 'docx' | 'pdf') => `/papers/circulars/${part(id)}/circular.${format}`,
  newCircular: (filters: Filters = {}) => `/circulars/new${stringifySearch(filters)}`,
  patterns: () => '/patterns',
  pattern: (id: string) => `/patterns/${part(id)}`,
  seriesList: () => '/series',
  resources: (filters: Filters = {}) => `/resources${stringifySearch(filters)}`,
  resource: (id: string) => `/resources/${part(id)}`,
  resourceFile: (id: string, no: number) => `/files/resources/${part(id)}/${no}`,
  packFile: (id: string, format: 'docx' | 'zip') => `/papers/resources/${part(id)}/pack.${format}`,
  series: (id: string) => `/series/${part(id)}`,
  consultations: () => '/consultations',
  consultation: (id: string) => `/consultations/${part(id)}`,
  statistics: (filters: Filters = {}) => `/statistics${stringifySearch(filters)}`,
  /** Figures as a file: one table, or `all` of them, with the filters of the page. */
  statisticsFile: (table: string, filters: Filters = {}) => `/papers/statistics/${part(table)}.xlsx${stringifySearch(filters)}`,
  yearReviewFile: (year: number, format: 'docx' | 'pdf') => `/papers/statistics/${year}/review.${format}`,
  /** A yearly review: 联学工作年度综述. */
  yearReview: (year: number) => `/statistics/${year}/review`,
  /** What waits, in one list, each of which one can mute; and how one wishes to be told. */
  reminders: (filters: Filters = {}) => `/reminders${stringifySearch(filters)}`,
  /** How each point of the rules on burden is met. */
  burden: () => '/burden',
  feedback: (filters: Filters = {}) => `/feedback${stringifySearch(filters)}`,

  partners: (filters: Filters = {}) => `/partners${stringifySearch(filters)}`,
  partner: (unitId: string) => `/partners/${part(unitId)}`,
  /** 结对协议: agreements with partners. */
  pairings: (filters: Filters = {}) => `/partners/agreements${stringifySearch(filters)}`,
  pairing: (id: string) => `/partners/agreements/${part(id)}`,
  /** 资源清单, 需求清单, 项目清单 of all partners. */
  offers: (filters: Filters = {}) => `/partners/offers${stringifySearch(filters)}`,
  /** Partners suggested for an activity, a work project, or a matter in words. */
  suggestPartners: (filters: Filters = {}) => `/partners/suggest${stringifySearch(filters)}`,
  sameUnits: (filters: Filters = {}) => `/partners/same${stringifySearch(filters)}`,
  people: (filters: Filters = {}) => `/people${stringifySearch(filters)}`,
  person: (id: string) => `/people/${part(id)}`,
  branch: (id: string) => `/branches/${part(id)}`,
  temporaryPaper: (requestId: string, key: 'request' | 'reply', format: 'docx' | 'pdf') => `/papers/temporary/requests/${part(requestId)}/${key}.${format}`,
  temporaryDossier: (branchId: string) => `/papers/temporary/branches/${part(branchId)}/dossier.zip`,
  projects: (filters: Filters = {}) => `/projects${stringifySearch(filters)}`,
  project: (id: string) => `/projects/${part(id)}`,
  suggestions: (filters: Filters = {}) => `/suggestions${stringifySearch(filters)}`,
  suggestion: (id: string) => `/suggestions/${part(id)}`,
  newSuggestion: () => '/suggestions/new',
  search: (filters: Filters = {}) => `/search${stringifySearch(filters)}`,
  templates: () => '/templates',
  template: (paper: string) => `/templates/${part(paper)}`,
  templateFields: () => '/templates/fields',
  templateUpload: (paper: string) => `/files/templates/${part(paper)}`,
  /** A version's file, or the built-in one; `trial`: filled with examples. */
  templateFile: (paper: string, version: string, trial?: 'trial' | 'trial.pdf') => `/files/templates/${part(paper)}/${part(version)}${trial === undefined ? '' : `/${trial}`}`,
  imports: (filters: Filters = {}) => `/imports${stringifySearch(filters)}`,
  newImport: () => '/imports/new',
  /** 单位名录 and 资源, 需求, 项目清单 from sheets; the empty sheet. */
  newPartners: () => '/partners/import',
  partnersTemplate: () => '/papers/import/partners.xlsx',
  rulebook: (filters: Filters = {}) => `/rulebook${stringifySearch(filters)}`,
  rulebookFile: () => '/files/rulebook.docx',
  rule: (id: string) => `/rulebook/${part(id)}`,
  outlets: () => '/outlets',
  /** A released bulletin as it is carried to an outlet. */
  outward: (activityId: string, bulletinId: string, form: string) => `/files/outward/${part(activityId)}/${part(bulletinId)}/${part(form)}`,
  /** 对方系统: other offices' installations. */
  peers: () => '/peers',
  /** Activities other offices host with us. */
  sharedActivities: (filters: Filters = {}) => `/shared${stringifySearch(filters)}`,
  sharedActivity: (id: string) => `/shared/${part(id)}`,
  administration: () => '/administration',
  auditLog: (filters: Filters = {}) => `/audit-log${stringifySearch(filters)}`,
  /** What lies on this device and is not sent yet; `leaving`: before signing out. */
  outbox: (filters: Filters = {}) => `/outbox${stringifySearch(filters)}`,
  notices: (filters: Filters = {}) => `/notices${stringifySearch(filters)}`,
  /** The 台账 as a file, with the filters of the page. */
  ledgerFile: (filters: Filters = {}) => `/papers/ledger.xlsx${stringifySearch(filters)}`,
  /** `which` names one of several, such as one bulletin. */
  paper: (activityId: string, name: string, which?: string) => `/papers/${part(activityId)}/${part(name)}${stringifySearch({ which })}`,
  /** A paper on screen, as it would be printed. */
  paperPreview: (activityId: string, name: string, which?: string) => `/activities/${part(activityId)}/papers/${part(name)}${stringifySearch({ which })}`,

  /** The partner's page: opened by a personal link, without an account. */
  /** Material of a consultation, as the holder of the link on screen opens it. */
  linkFile: (page: string, id: string) => `${page}/files/${part(id)}`,
  /** Where the page of a personal link sends a file. */
  linkFiles: (page: string) => `${page}/files`,
  partnerPage: (token: string) => `/p/${part(token)}`,
  /** One activity in the place of a unit, whose page is at `page`. */
  placeActivity: (page: string, sideId: string) => `${page}/${part(sideId)}`,
  /** The place of the unit whose account is signed in, and that account. */
  ownPlace: (filters: Filters = {}) => `/place${stringifySearch(filters)}`,
  ownPlaceAccount: () => '/place/account',
  /** A paper to a partner, on whose page it stands; an agreement of its unit. */
  theirPaper: (page: string, key: string, format: 'docx' | 'pdf', which?: string | null) => `${page}/papers/${part(key)}.${format}${stringifySearch({ which })}`,
  theirAgreement: (page: string, id: string, format: 'docx' | 'pdf') => `${page}/papers/agreements/${part(id)}.${format}`,
} as const;
