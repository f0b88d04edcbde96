import { useSay } from '#web/language.tsx';
import { Icon } from '#web/ui/icon.tsx';
import { words } from '#web/words.ts';
import type { ReactNode } from 'react';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers and money stand at the end of their column. */
  readonly end?: boolean;
  /** The cell that names the row; on a phone it heads the card. One in a table. */
  readonly names?: boolean;
  /** Can be sorted by; `onSort` gets the key. */
  readonly sortable?: boolean;
  /** Codes, days and states of a few characters: never broken over two lines. */
  readonly short?: boolean;
  /** Left out of the card on a phone. */
  readonly wideOnly?: boolean;
}
export interface Sort {
  readonly key: string;
  readonly descending: boolean;
}

interface Props<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Shown instead of rows when there are none; words or an `Empty`. */
  readonly empty?: ReactNode;
  readonly sort?: Sort | null;
  readonly onSort?: (sort: Sort) => void;
  /** The caption is always spoken; this shows it too. */
  readonly showCaption?: boolean;
}

/**
 * Rows under headings. Wide ones scroll inside a region the keyboard can reach; on a phone each row becomes a card.
 * The roles are written out because cards are drawn with `display: block`, which takes the table's own meaning away.
 */
export function Table<Row>({ caption, columns, rows, rowKey, empty, sort, onSort, showCaption = false }: Props<Row>) {
  const say = useSay(words);
  if (rows.length === 0) return <div className="table-empty">{empty ?? <p className="quiet">{say('table.empty')}</p>}</div>;
  return (
    <div className="table-scroll" role="region" aria-label={say('table.scroll', { caption })} tabIndex={0}>
      <table className="table" role="table">
        <caption className={showCaption ? undefined : 'unseen'}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <Head key={column.key} column={column} sort={sort ?? null} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row">
              {columns.map((column) => (
                <Cell key={column.key} column={column}>
                  {column.cell(row)}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const looks = <Row,>({ end, wideOnly, names, short }: Column<Row>): string | undefined =>
  [end && 'end', wideOnly && 'wide-only', names && 'names', short && 'short'].filter(Boolean).join(' ') || undefined;

function Cell<Row>({ column, children }: { readonly column: Column<Row>; readonly children: ReactNode }) {
  if (column.names) {
    return (
      <th scope="row" role="rowheader" className={looks(column)}>
        {children}
      </th>
    );
  }
  return (
    <td role="cell" className={looks(column)} data-title={column.title}>
      <div>{children}</div>
    </td>
  );
}

interface HeadProps<Row> {
  readonly column: Column<Row>;
  readonly sort: Sort | null;
  readonly onSort: ((sort: Sort) => void) | undefined;
}

function Head<Row>({ column, sort, onSort }: HeadProps<Row>) {
  const sorted = sort?.key === column.key ? (sort.descending ? 'descending' : 'ascending') : undefined;
  return (
    <th scope="col" role="columnheader" className={looks(column)} aria-sort={sorted}>
      {column.sortable && onSort ? (
        <button type="button" className="sort" onClick={() => onSort({ key: column.key, descending: sorted === 'ascending' })}>
          {column.title}
          {sorted && <Icon name={sorted === 'descending' ? 'down' : 'up'} />}
        </button>
      ) : (
        column.title
      )}
    </th>
  );
}
