/** One column of a sheet over rows of any kind. */
export interface SheetColumn<Row> {
  readonly key: string;
  readonly title: string;
  /** In pixels at the usual size of type. */
  readonly width: number;
  /** What stands in the cell: shown, copied, and where editing begins. */
  readonly text: (row: Row) => string;
  /** Whether it may be typed into. */
  readonly writable: (row: Row) => boolean;
  /** Where only a few words may stand: what they are, offered while typing. */
  readonly choices?: readonly string[];
  /** Numbers and money stand at the end of their cell. */
  readonly end?: boolean;
  /** Stays where it is when the sheet is moved sideways. Only the first ones may. */
  readonly fixed?: boolean;
}

/** Something said of one cell: what the rules find, what was refused, what somebody else just changed. */
export interface CellMark {
  readonly tone: 'block' | 'warn' | 'ask' | 'refused' | 'changed';
  readonly words: string;
}

/** A text to be put into a cell. */
export interface CellText {
  readonly row: string;
  readonly column: string;
  readonly text: string;
}
