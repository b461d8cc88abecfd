import { Link } from '@fluentui/react-components';
import type { ColumnMetadata, TableMetadata, ViewMetadata } from '../../shared.ts';
import { useWidth } from '../frame/use-width.ts';
import type { Row } from '../lib/dataverse.ts';
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

const amount = ({ type }: ColumnMetadata) => type === 'money';
const state = ({ type, name }: ColumnMetadata) => ['picklist', 'state', 'status'].includes(type) || name === 'xc_xerostatus';

function RowLink({ text, onOpen }: { text: string; onOpen(): void }) {
  return (
    <Link as="button" className="row-link" onClick={onOpen}>
      {text || 'Untitled'}
    </Link>
  );
}

/** Where there is little room a row is a card: name and amount, then what else is said about it. */
function Card({ row, columns, title, onOpen }: { row: Row; columns: ColumnMetadata[]; title: ColumnMetadata; onOpen(): void }) {
  const filled = columns.filter((column) => column !== title && valueText(row, column) !== '');
  const headline = filled.find((column) => amount(column));
  const states = filled.filter((column) => state(column));
  const memos = filled.filter(({ type }) => type === 'memo');
  const amounts = filled.filter((column) => amount(column) && column !== headline);
  const flags = filled.filter(({ type, wireName }) => type === 'boolean' && row[wireName] === true);
  const rest = filled.filter(
    (column) => column !== headline && column.type !== 'boolean' && ![...states, ...memos, ...amounts].includes(column),
  );
  return (
    <li className="card">
      <div className="card-head">
        <RowLink text={valueText(row, title)} onOpen={onOpen} />
        {headline && <span className="card-amount">{valueText(row, headline)}</span>}
      </div>
      {rest.length > 0 && (
        <div className="card-rest">
          {rest.map((column) => (
            <span key={column.name} title={column.displayName}>
              <Cell row={row} column={column} />
            </span>
          ))}
        </div>
      )}
      {memos.map((column) => (
        <p key={column.name} className="card-memo" title={column.displayName}>
          {valueText(row, column)}
        </p>
      ))}
      {(states.length > 0 || amounts.length > 0 || flags.length > 0) && (
        <div className="card-states">
          {states.map((column) => (
            <span key={column.name} title={column.displayName}>
              <Cell row={row} column={column} />
            </span>
          ))}
          {flags.map((column) => (
            <span key={column.name} className="card-note">
              {column.displayName}
            </span>
          ))}
          {amounts.map((column) => (
            <span key={column.name} className="card-note">
              {column.displayName} <b>{valueText(row, column)}</b>
            </span>
          ))}
        </div>
      )}
    </li>
  );
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
            <th key={column.name} scope="col" style={{ minWidth: width * 0.7 }} className={amount(column) ? 'right' : undefined}>
              {column.displayName}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={idOf(row)}>
            {columns.map(({ column }) => (
              <td key={column.name} className={amount(column) ? 'right' : undefined}>
                {column === title ? (
                  <RowLink text={valueText(row, column)} onOpen={() => open(idOf(row))} />
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
