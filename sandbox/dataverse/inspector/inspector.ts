import type { Form } from '../entities/forms.ts';
import type { Metadata } from '../entities/metadata.ts';
import type { Column, Option } from '../entities/types.ts';
import { wireName } from '../odata/wire-names.ts';

export interface ColumnInfo {
  name: string;
  /** How rows of the Web API call it. */
  wireName: string;
  displayName: string;
  /** What it is and who writes it. */
  description?: string;
  type: Column['type'];
  required: boolean;
  readOnly: boolean;
  format?: string;
  maxLength?: number;
  precision?: number;
  options?: Option[];
  /** Of a lookup: where it may point, and by which navigation property it is set. */
  targets?: { table: string; entitySet: string; nav: string }[];
}

export interface TableInfo {
  name: string;
  entitySet: string;
  displayName: string;
  collectionName: string;
  primaryId: string;
  primaryName: string;
  custom: boolean;
}

export interface ViewInfo {
  id: string;
  table: string;
  name: string;
  queryType: number;
  isDefault: boolean;
  columns: { name: string; wireName: string; displayName: string; width: number }[];
  fetchXml: string;
}

/** What a console needs to draw forms and lists; all of it comes from the tables and the solutions. */
export class Inspector {
  readonly #metadata: Metadata;

  constructor(metadata: Metadata) {
    this.#metadata = metadata;
  }

  tables(): TableInfo[] {
    return [...this.#metadata.tables.values()].map(({ columns: _columns, keys: _keys, ownership: _ownership, ...info }) => info);
  }

  /** @throws Error for an unknown table */
  columns(table: string): ColumnInfo[] {
    return [...this.#metadata.table(table).columns.values()].map((column) => this.#column(column));
  }

  /** Main forms first; the solution's own only. */
  forms(table: string): Form[] {
    return this.#metadata.forms
      .filter((form) => form.table === table)
      .sort((a, b) => Number(b.type === 'main') - Number(a.type === 'main'));
  }

  /** Views, the default one first and the others by name, as a view picker lists them; rows come from `GET set?savedQuery=<id>`. */
  views(table: string): ViewInfo[] {
    const found = this.#metadata.views
      .filter((view) => view.table === table)
      .sort((a, b) => Number(b.isDefault) - Number(a.isDefault) || a.name.localeCompare(b.name));
    return found.map(({ fetch, columns, ...view }) => ({
      ...view,
      columns: columns.map((cell) => {
        const [alias, linked] = cell.name.includes('.') ? cell.name.split('.') : [undefined, cell.name];
        const owner = alias === undefined ? table : (fetch.entity.links.find((link) => link.alias === alias)?.name ?? table);
        const column = this.#metadata.table(owner).columns.get(linked ?? '');
        return {
          ...cell,
          wireName: alias === undefined && column ? wireName(column) : cell.name,
          displayName: column?.displayName ?? cell.name,
        };
      }),
    }));
  }

  /** The label of a choice's value; the value itself when it has none. */
  optionLabel(table: string, column: string, value: number | boolean): string {
    const options = this.#metadata.table(table).columns.get(column)?.options;
    return options?.find((option) => option.value === Number(value))?.label ?? String(value);
  }

  #column(column: Column): ColumnInfo {
    const { name, displayName, description, type, format, maxLength, precision, options, readOnly } = column;
    const targets = column.targets?.map((target) => ({
      table: target.table,
      nav: target.nav,
      entitySet: this.#metadata.table(target.table).entitySet,
    }));
    const required = column.required === 'required' || column.required === 'systemrequired';
    return {
      name,
      wireName: wireName(column),
      displayName,
      description,
      type,
      required,
      readOnly,
      format,
      maxLength,
      precision,
      options,
      targets,
    };
  }
}
