import type { Day } from '../dates.ts';

/**
 * Papers as data: features turn facts into these shapes (`documents.ts` rooms), `platform/documents` writes them as
 * .docx and as PDF. Text is plain text, never markup; a line feed inside it starts a new line. Lengths are in millimetres.
 */
export type PaperDocument = OfficialPaper | Newsletter | FormPaper;

/** A stretch of text with its emphasis. */
export interface Run {
  readonly text: string;
  readonly strong?: boolean;
  readonly emphasis?: boolean;
  readonly underline?: boolean;
}

/** Plain text, or text in stretches. */
export type Text = string | readonly Run[];

export type Align = 'left' | 'centre' | 'right';

export interface ParagraphBlock {
  readonly kind: 'paragraph';
  readonly text: Text;
  /** Body text is indented by two characters; `false` starts at the margin (主送机关, continued text). */
  readonly indent?: boolean;
  readonly align?: Align;
}

/** Level 1 to 4 is numbered 一、（一）1.（1） by its place (see numbering.ts); the number is not part of `text`. */
export interface HeadingBlock {
  readonly kind: 'heading';
  readonly level: HeadingLevel;
  readonly text: string;
  /** Body text on the same line after the heading, as levels 2 to 4 are often set. */
  readonly follow?: Text;
}

export type HeadingLevel = 1 | 2 | 3 | 4;

export interface ListBlock {
  readonly kind: 'list';
  /** `number` counts 1. 2. 3.; `dot` sets a middle dot before each item. */
  readonly marker: 'number' | 'dot';
  readonly items: readonly Text[];
}

/** What may stand in a cell. */
export type CellContent =
  /** A fact. Column headers and form labels are `label`: bold face, centred. */
  | { readonly kind: 'text' | 'label'; readonly text: Text; readonly align?: Align }
  /** Longer text in paragraphs, each indented, from the top of the cell. */
  | { readonly kind: 'prose'; readonly paragraphs: readonly Text[] }
  /** Room for a signature by hand; `name` is printed when the program knows who signed. */
  | { readonly kind: 'signature'; readonly name?: string; readonly day?: Day }
  /** An opinion in an approval form: its text above, who gave it and when at the lower right; blanks where unknown. */
  | { readonly kind: 'opinion'; readonly text?: string; readonly name?: string; readonly day?: Day };

/** A cell: its content and how many columns and rows it covers. A plain string is a `text` cell. */
export type Cell = string | (CellContent & { readonly columns?: number; readonly rows?: number });

export interface TableRow {
  readonly cells: readonly Cell[];
  /** Least height of the row in mm. */
  readonly height?: number;
}

/** A table, also the body of every form. Cells covered by a row-spanning cell above are left out. */
export interface TableBlock {
  readonly kind: 'table';
  readonly caption?: string;
  /** Shares of the width of the type area, one for each column: 1, 2, 1 gives a quarter, a half, a quarter. */
  readonly widths: readonly number[];
  /** Rows repeated at the top of every page the table runs over. */
  readonly header?: readonly TableRow[];
  readonly rows: readonly TableRow[];
}

/**
 * Pictures, two to a row, each with its caption below. The document stays plain data: a picture is named here, and
 * whoever writes the paper is given a function that finds its bytes by that name.
 */
export interface ImagesBlock {
  readonly kind: 'images';
  readonly items: readonly { readonly ref: string; readonly caption?: string }[];
}

export type Block = ParagraphBlock | HeadingBlock | ListBlock | TableBlock | ImagesBlock;

/** What every paper has. */
interface PaperBase {
  /** Document title; lines are broken between words and balanced, unless they are given as a list. */
  readonly title: string | readonly string[];
  readonly blocks: readonly Block[];
  /** A line at the head of every page, such as the demo office's 演示数据，情节虚构. */
  readonly notice?: string;
}

/** 党政机关公文 by GB/T 9704-2012: 通知, 请示, 函, 活动方案 and the like. Absent parts take no room. */
export interface OfficialPaper extends PaperBase {
  readonly kind: 'official';
  /**
   * `letter` is 信函格式 (10.1): the name 30 mm from the edge of the paper, red double lines below it and at the foot of the
   * first page, 发文字号 at the right, no number on the first page, 版记 without lines and printer. It needs a `head`.
   */
  readonly form?: 'standard' | 'letter';
  readonly head?: RedHead;
  /** 主送机关 without the colon, which is added. */
  readonly addressees?: string;
  /** 附件: named after the body in 附件说明, and set on pages of their own when they have blocks. */
  readonly attachments?: readonly Attachment[];
  readonly signature?: Signature;
  /** 附注 without its brackets. */
  readonly note?: string;
  readonly imprint?: Imprint;
}

export interface RedHead {
  /** 发文机关标志 as printed, with 文件 where the office uses it. */
  readonly issuer: string;
  /** 发文字号, made by `paperNumber` in words.ts. */
  readonly number?: string;
  /** 签发人 of a paper sent upwards. */
  readonly signatory?: string;
}

export interface Attachment {
  readonly title: string;
  readonly blocks?: readonly Block[];
}

export interface Signature {
  readonly issuer: string;
  readonly day: Day;
  /** Sealed: the date four blanks from the right, the issuer centred over it. Else the unsealed layout. */
  readonly sealed: boolean;
}

/** 版记, at the foot of the last page. */
export interface Imprint {
  /** 抄送机关 without 抄送： and the full stop. */
  readonly copies?: string;
  readonly printer: string;
  readonly day: Day;
}

/** 简报, which is not a GB/T 9704 form: red name, 第×期, editor and date, and a tail that says who gets it. */
export interface Newsletter extends PaperBase {
  readonly kind: 'newsletter';
  readonly name: string;
  /** Null before it is released: room is left for the number. */
  readonly issue: number | null;
  /** Where numbers begin anew each year it stands before the issue: 〔2026〕第3期. */
  readonly year?: number;
  /** 总第×期, counted over the years. */
  readonly totalIssue?: number;
  readonly editor: string;
  /** Day of release; null before it. */
  readonly day: Day | null;
  /** Who wrote it, set in brackets after the text. */
  readonly contributor?: string;
  readonly tail?: {
    /** Lines such as 报：…, 送：…, 发：…, complete. */
    readonly lines: readonly string[];
    /** 共印×份. */
    readonly copies?: number;
  };
}

/** A plain form: 审批表, 签到表, 活动记录表. */
export interface FormPaper extends PaperBase {
  readonly kind: 'form';
  /** One line above the table: what stands at the left and at the right, such as 填表单位 and 填表日期. */
  readonly heading?: { readonly left?: string; readonly right?: string };
  /** Wide tables may ask for the page on its side. */
  readonly orientation?: 'portrait' | 'landscape';
  /** Small print under the table. */
  readonly remarks?: readonly string[];
}
