import { checkMetadata } from './check.ts';
import { checkScripts } from './check-scripts.ts';
import type { Form } from './forms.ts';
import { readSolution } from './solution.ts';
import { standardTables } from './standard-tables.ts';
import { type Column, type LookupTarget, MetadataError, type Table } from './types.ts';
import type { View } from './views.ts';
import type { WebResource } from './web-resources.ts';

/** A lookup as its target table sees it. */
export interface Reference {
  table: Table;
  column: Column;
  target: LookupTarget;
}

/** Every table of the environment: Dynamics' own and those of the solutions, with forms and views. */
export class Metadata {
  readonly tables: ReadonlyMap<string, Table>;
  readonly forms: Form[];
  readonly views: View[];
  readonly webResources: WebResource[];
  readonly #sets: Map<string, Table>;
  readonly #references = new Map<string, Reference[]>();

  constructor(tables: Map<string, Table>, forms: Form[], views: View[], webResources: WebResource[] = []) {
    this.tables = tables;
    this.forms = forms;
    this.views = views;
    this.webResources = webResources;
    this.#sets = new Map([...tables.values()].map((table) => [table.entitySet, table]));
    for (const table of tables.values())
      for (const column of table.columns.values())
        for (const target of column.targets ?? []) {
          const list = this.#references.get(target.table) ?? [];
          list.push({ table, column, target });
          this.#references.set(target.table, list);
        }
  }

  /** @throws Error for a name that no table has */
  table(name: string): Table {
    const table = this.tables.get(name);
    if (!table) throw new Error(`no table ${name}`);
    return table;
  }

  bySet(entitySet: string): Table | undefined {
    return this.#sets.get(entitySet);
  }

  /** Lookups of any table that point to this one. */
  references(table: string): Reference[] {
    return this.#references.get(table) ?? [];
  }

  /** The lookup behind a single-valued navigation property: several where one name serves several tables (ownerid). */
  single(table: Table, nav: string): { column: Column; targets: LookupTarget[] } | undefined {
    for (const column of table.columns.values()) {
      const targets = column.targets?.filter((target) => target.nav === nav) ?? [];
      if (targets.length) return { column, targets };
    }
    return undefined;
  }

  /** The lookup behind a collection-valued navigation property. */
  collection(table: Table, nav: string): Reference | undefined {
    return this.references(table.name).find((reference) => reference.target.collection === nav);
  }
}

/**
 * Reads the standard tables and the unpacked solutions, in order.
 * @throws MetadataError naming every fault of a broken solution
 */
export function readMetadata(solutionFolders: string[]): Metadata {
  const tables = new Map(standardTables().map((table) => [table.name, table]));
  const faults: string[] = [];
  const parts = solutionFolders.map((folder) => readSolution(folder, tables, faults));
  const metadata = new Metadata(
    tables,
    parts.flatMap((part) => part.forms),
    parts.flatMap((part) => part.views),
    parts.flatMap((part) => part.webResources),
  );
  faults.push(...checkMetadata(tables, metadata.forms, metadata.views), ...checkScripts(metadata.forms, metadata.webResources));
  if (faults.length) throw new MetadataError(faults);
  return metadata;
}
