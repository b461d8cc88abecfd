import { checkMetadata } from './check.ts';
import { checkApps } from './check-app.ts';
import { checkScripts } from './check-scripts.ts';
import type { Form } from './forms.ts';
import { noParts, readSolution, readSolutionTables, type SolutionParts } from './solution.ts';
import { standardTables } from './standard-tables.ts';
import { type Column, type LookupTarget, MetadataError, type Table } from './types.ts';
import type { View } from './views.ts';

/** A lookup as its target table sees it. */
export interface Reference {
  table: Table;
  column: Column;
  target: LookupTarget;
}

/** Every table of the environment: Dynamics' own and those of the solutions, with forms, views and what else the solutions show. */
export class Metadata {
  readonly tables: ReadonlyMap<string, Table>;
  readonly forms: Form[];
  readonly views: View[];
  readonly parts: SolutionParts;
  readonly #sets: Map<string, Table>;
  readonly #references = new Map<string, Reference[]>();

  constructor(tables: Map<string, Table>, parts: SolutionParts) {
    this.tables = tables;
    this.parts = parts;
    this.forms = parts.forms;
    this.views = parts.views;
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
  const all = solutionFolders.map((folder) => readSolution(folder, tables, faults));
  const parts: SolutionParts = {
    forms: all.flatMap((one) => one.forms),
    views: all.flatMap((one) => one.views),
    charts: all.flatMap((one) => one.charts),
    dashboards: all.flatMap((one) => one.dashboards),
    siteMaps: all.flatMap((one) => one.siteMaps),
    apps: all.flatMap((one) => one.apps),
    roles: all.flatMap((one) => one.roles),
    webResources: all.flatMap((one) => one.webResources),
  };
  const metadata = new Metadata(tables, parts);
  faults.push(
    ...checkMetadata(tables, metadata.forms, metadata.views),
    ...checkApps(tables, parts),
    ...checkScripts(parts.forms, parts.webResources),
  );
  if (faults.length) throw new MetadataError(faults);
  return metadata;
}

/** The tables of unpacked solutions without forms, views and other parts, as far as they can be read: for checks that name faults of their own. */
export function readTables(solutionFolders: string[]): Metadata {
  const tables = new Map(standardTables().map((table) => [table.name, table]));
  for (const folder of solutionFolders) readSolutionTables(folder, tables, []);
  return new Metadata(tables, noParts);
}
