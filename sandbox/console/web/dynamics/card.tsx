import type { ColumnMetadata } from '../../shared.ts';
import type { Row } from '../lib/dataverse.ts';
import { RowLink } from '../ui/row-link.tsx';
import { Cell, statusLabel, valueText } from './cell.tsx';

interface CardProps {
  row: Row;
  columns: ColumnMetadata[];
  title: ColumnMetadata;
  onOpen(): void;
}

const isAmount = ({ type }: ColumnMetadata) => type === 'money';
const isNumber = ({ type }: ColumnMetadata) => type === 'decimal' || type === 'integer';
const isState = ({ type, name }: ColumnMetadata) => ['picklist', 'state', 'status'].includes(type) || name === 'xc_xerostatus';

const stateText = (row: Row, column: ColumnMetadata) => statusLabel(valueText(row, column));

/** The amount that a row comes to, where it has several. */
const headlines = ['extendedamount', 'totalamount', 'xc_amount'];

interface Parts {
  name: string;
  headline?: ColumnMetadata;
  memos: ColumnMetadata[];
  states: ColumnMetadata[];
  /** Numbers that need their name to be understood. */
  notes: ColumnMetadata[];
  flags: ColumnMetadata[];
  rest: ColumnMetadata[];
}

function partsOf({ row, columns, title }: CardProps): Parts {
  const filled = columns.filter((column) => valueText(row, column) !== '');
  const named = filled.includes(title) ? title : filled.find(({ type }) => type === 'string' || type === 'lookup');
  const others = filled.filter((column) => column !== named);
  const amounts = others.filter(isAmount);
  const headline = amounts.find(({ name }) => headlines.includes(name)) ?? amounts[0];
  return {
    name: named ? valueText(row, named) : '',
    headline,
    memos: others.filter(({ type }) => type === 'memo'),
    states: others
      .filter(isState)
      .filter((column, place, all) => all.findIndex((other) => stateText(row, other) === stateText(row, column)) === place),
    notes: others.filter((column) => column !== headline && (isAmount(column) || isNumber(column)) && row[column.wireName] !== 0),
    flags: others.filter(({ type, wireName }) => type === 'boolean' && row[wireName] === true),
    rest: others.filter(
      (column) => !isAmount(column) && !isNumber(column) && !isState(column) && column.type !== 'memo' && column.type !== 'boolean',
    ),
  };
}

/** A row where there is little room: name and amount, then what else its view says about it. */
export function Card(props: CardProps) {
  const { row, onOpen } = props;
  const { name, headline, memos, states, notes, flags, rest } = partsOf(props);
  const cells = (columns: ColumnMetadata[]) =>
    columns.map((column) => (
      <span key={column.name} title={column.displayName}>
        <Cell row={row} column={column} />
      </span>
    ));
  return (
    <li className="card">
      <div className="card-head">
        <RowLink text={name} onOpen={onOpen} />
        {headline && <span className="card-amount">{valueText(row, headline)}</span>}
      </div>
      {rest.length > 0 && <div className="card-rest">{cells(rest)}</div>}
      {memos.map((column) => (
        <p key={column.name} className="card-memo" title={column.displayName}>
          {valueText(row, column)}
        </p>
      ))}
      {states.length + notes.length + flags.length > 0 && (
        <div className="card-states">
          {cells(states)}
          {flags.map((column) => (
            <span key={column.name} className="card-note card-flag">
              {column.displayName}
            </span>
          ))}
          {notes.map((column) => (
            <span key={column.name} className="card-note">
              {column.displayName} <b>{valueText(row, column)}</b>
            </span>
          ))}
        </div>
      )}
    </li>
  );
}
