/** Lists a partner unit is described by. Codes are stored; their words are in words.ts. */

export const unitKinds = ['organ', 'enterprise', 'university', 'institution', 'community', 'association', 'military', 'other'] as const;

/** Sections of GB/T 4754-2017 《国民经济行业分类》. */
export const industries = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M', 'N', 'O', 'P', 'Q', 'R', 'S', 'T'] as const;

/** Provinces of GB/T 2260 《中华人民共和国行政区划代码》. */
export const regions = [
  '110000', '120000', '130000', '140000', '150000', '210000', '220000', '230000', '310000', '320000', '330000', '340000', '350000', '360000',
  '370000', '410000', '420000', '430000', '440000', '450000', '460000', '500000', '510000', '520000', '530000', '540000', '610000', '620000',
  '630000', '640000', '650000', '710000', '810000', '820000',
] as const;

/** The province a division lies in; what is no code stays as it is. Provinces have words of their own, the divisions in them are known to the server. */
export const provinceOf = (code: string): string => (/^\d{6}$/.test(code) ? `${code.slice(0, 2)}0000` : code);

/** What the unit's commands know of one. */
export interface UnitKnown {
  readonly id: string;
  readonly name: string;
  readonly own: boolean;
  readonly version: number;
  /** Merged into another: nothing is changed in it until that is undone. */
  readonly merged: boolean;
}

/** Another unit that already goes by one of the names. */
export interface Namesake {
  readonly id: string;
  readonly name: string;
}

export interface UnitBranchKnown {
  readonly id: string;
  readonly unitId: string;
  readonly name: string;
  readonly version: number;
}

/**
 * What names a unit and moves with it when it becomes another, also what other features entered: as a merge remembers it, and the table.
 * Links, accounts, lines of plans, peers and what a unit says of itself stay where they are and are found by `keptUnit` and `formsOf`.
 */
export const moving = {
  sides: 'side', branches: 'branch', auditees: 'projectAuditee', offers: 'unitOffer', parties: 'pairingParty', liaisons: 'unitLiaison', contacts: 'unitContact', choices: 'partnerChoice',
  resources: 'resource',
} as const;
export type Moving = keyof typeof moving;
/** Ids of rows by what they are. A merge of before something moved along says nothing of it. */
export type MovedRows = { readonly [M in Moving]?: readonly string[] };

/** What a merge did, so that exactly that can go back: rows now with the kept unit, names added to it, fields filled in. */
export interface Moved extends MovedRows {
  readonly aliases: readonly string[];
  readonly filled: { readonly [F in FilledField]?: F extends 'frontLine' ? boolean : string };
}
/** Fields that a merge fills in where the kept unit does not know and the other does. */
export const filledFields = ['industry', 'region', 'field', 'frontLine', 'note'] as const;
export type FilledField = (typeof filledFields)[number];
