import type { ColumnMetadata, TableMetadata, ViewMetadata } from '../../shared.ts';
import { useWidth } from '../frame/use-width.ts';
import type { Row } from '../lib/dataverse.ts';
import { RowLink } from '../ui/row-link.tsx';
import { Card } from './card.tsx';
import { Cell, valueText } from './cell.tsx';

interface GridProps {
  label: string;
  table: TableMetadata;
  view: ViewMetadata;
  rows: Row[];
  /** Columns that say nothing here, such as the row they all belong to. */
  without?: string[];
  open(id: string): void;
}

/** A view's columns that belong to the table itself. */
const columnsOf = ({ table, view, without = [] }: GridProps): { column: ColumnMetadata; width: number }[] =>
  view.columns.flatMap(({ name, width }) => {
    const column = table.columns.find((one) => one.name === name);
    return column && !without.includes(name) ? [{ column, width }] : [];
  });

const isNumber = ({ type }: ColumnMetadata) => ['money', 'decimal', 'integer'].includes(type);

/** What a row is called: by its title, else by the first of its texts, as a write-in line is. */
function nameOf(row: Row, title: ColumnMetadata, columns: { column: ColumnMetadata }[]): string {
  const texts = columns.filter(({ column }) => column.type === 'string' || column.type === 'memo');
  return valueText(row, title) || (texts.map(({ column }) => valueText(row, column)).find(Boolean) ?? '');
}

function Table({
  label,
  rows,
  columns,
  title,
  idOf,
  open,
}: {
  label: string;
  rows: Row[];
  columns: { column: ColumnMetadata; width: number }[];
  title: ColumnMetadata | undefined;
  idOf(row: Row): string;
  open(id: string): void;
}) {
  return (
    <table className="grid" aria-label={label}>
      <thead>
        <tr>
          {columns.map(({ column, width }) => (
            <th key={column.name} scope="col" style={{ minWidth: width * 0.7 }} className={isNumber(column) ? 'right' : undefined}>
              {column.displayName}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={idOf(row)}>
            {columns.map(({ column }) => (
              <td key={column.name} className={isNumber(column) ? 'right' : undefined}>
                {column === title ? (
                  <RowLink text={nameOf(row, column, columns)} onOpen={() => open(idOf(row))} />
                ) : (
                  <Cell row={row} column={column} />
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Below this width rows are cards. */
const roomy = 760;

/** Rows with a view's columns: a table, or cards where a table would have to be scrolled sideways. */
export function Grid(props: GridProps) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const { label, table, rows, open } = props;
  const columns = columnsOf(props);
  const title = columns.find(({ column }) => column.name === table.primaryName)?.column ?? columns[0]?.column;
  const idOf = (row: Row) => String(row[table.primaryId]);
  return (
    <div ref={ref} className="grid-area">
      {width === 0 || !title ? null : width >= roomy ? (
        <Table label={label} rows={rows} columns={columns} title={title} idOf={idOf} open={open} />
      ) : (
        <ul className="cards" aria-label={label}>
          {rows.map((row) => (
            <Card key={idOf(row)} row={row} columns={columns.map(({ column }) => column)} title={title} onOpen={() => open(idOf(row))} />
          ))}
        </ul>
      )}
    </div>
  );
}
