import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formCells } from '../../sandbox/dataverse/entities/forms.ts';
import type { Metadata } from '../../sandbox/dataverse/entities/metadata.ts';
import type { Table } from '../../sandbox/dataverse/entities/types.ts';

type Verb = 'Create' | 'Read' | 'Write' | 'Delete' | 'Append' | 'AppendTo' | 'Assign' | 'Share';

/**
 * What the privileges of Dynamics' own tables are called after (Microsoft: Security role and privilege reference). Lines and price lists have
 * none of their own: an order's, an invoice's, the product's hold for them.
 */
const names: Record<string, string> = {
  account: 'Account',
  contact: 'Contact',
  product: 'Product',
  pricelevel: 'Product',
  uom: 'Product',
  salesorder: 'Order',
  salesorderdetail: 'Order',
  invoice: 'Invoice',
  invoicedetail: 'Invoice',
  transactioncurrency: 'TransactionCurrency',
};

export function privilege(verb: Verb, table: string): string {
  const name = table.startsWith('xc_') ? table : names[table];
  if (!name) throw new Error(`nobody has said what the privileges of ${table} are called`);
  return `prv${verb}${name}`;
}

/** The privileges that a role lacks or has for fewer rows than all, in order. */
export const missing = (needed: ReadonlySet<string>, role: ReadonlyMap<string, string>): string[] =>
  [...needed].filter((name) => role.get(name) !== 'Global').sort();

/** What each operation of the Dataverse connector does; UpdateRecord makes the row that isn't there. */
const operations: Record<string, Verb[]> = {
  SubscribeWebhookTrigger: ['Read'],
  ListRecords: ['Read'],
  GetItem: ['Read'],
  CreateRecord: ['Create', 'Read'],
  UpdateRecord: ['Create', 'Read', 'Write'],
  UpdateOnlyRecord: ['Read', 'Write'],
  DeleteRecord: ['Read', 'Delete'],
};

interface Call {
  operation: string;
  parameters: Record<string, unknown>;
}

function dataverseCalls(node: unknown): Call[] {
  if (node === null || typeof node !== 'object') return [];
  const { host, parameters } = node as { host?: { apiId?: string; operationId?: string }; parameters?: Record<string, unknown> };
  const inner = Object.values(node).flatMap(dataverseCalls);
  if (!host?.apiId?.endsWith('shared_commondataserviceforapps') || !host.operationId || !parameters) return inner;
  return [{ operation: host.operationId, parameters }, ...inner];
}

/** The tables that `$expand` reads beside the row's own, whatever their depth. */
function expanded(metadata: Metadata, table: Table, text: string): string[] {
  const navs = [...text.matchAll(/(?:^|[,(=;])(\w+)\(\$/g)].map((match) => match[1] ?? '');
  const reach = (from: Table, left: number): string[] =>
    navs.flatMap((nav) => {
      const targets = metadata.single(from, nav)?.targets.map((target) => target.table) ?? [];
      const many = metadata.collection(from, nav)?.table.name;
      return [...targets, ...(many ? [many] : [])].flatMap((name) => [name, ...(left > 0 ? reach(metadata.table(name), left - 1) : [])]);
    });
  return [...new Set(reach(table, 2))];
}

function bound(metadata: Metadata, table: Table, parameter: string): string[] {
  const nav = /^item\/(\w+)@odata\.bind$/.exec(parameter)?.[1];
  if (!nav) return [];
  return metadata.single(table, nav)?.targets.map((target) => target.table) ?? [];
}

/** Every privilege that the shipped flows need of the person whose Dataverse connection they use. */
export function flowPrivileges(metadata: Metadata, folder: string): Set<string> {
  const needed = new Set<string>();
  const need = (verbs: Verb[], table: string) => verbs.forEach((verb) => void needed.add(privilege(verb, table)));
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  for (const { operation, parameters } of files.flatMap((file) => dataverseCalls(JSON.parse(readFileSync(join(folder, file), 'utf8'))))) {
    const verbs = operations[operation];
    if (!verbs) throw new Error(`nobody has said what ${operation} does`);
    const named = String(parameters.entityName ?? parameters['subscriptionRequest/entityname']);
    const table = metadata.bySet(named) ?? metadata.table(named);
    need(verbs, table.name);
    for (const other of expanded(metadata, table, String(parameters.$expand ?? ''))) need(['Read'], other);
    for (const target of Object.keys(parameters).flatMap((parameter) => bound(metadata, table, parameter))) {
      need(['Append'], table.name);
      need(['AppendTo'], target);
    }
  }
  return needed;
}

/** What a person needs for the parts of the forms that are the solution's: reading their tables, choosing in their lookups. */
export function formPrivileges(metadata: Metadata): Set<string> {
  const needed = new Set<string>();
  const shown = metadata.forms.flatMap((form) => formCells(form).flatMap(({ control }) => (control ? [{ form, control }] : [])));
  for (const { form, control } of shown) {
    if (form.table.startsWith('xc_')) needed.add(privilege('Read', form.table));
    if (control.subgrid?.table.startsWith('xc_')) needed.add(privilege('Read', control.subgrid.table));
    const column = metadata.table(form.table).columns.get(control.column ?? '');
    for (const { table } of column?.targets ?? []) {
      if (!table.startsWith('xc_')) continue;
      needed.add(privilege('Read', table));
      // Rows of the solution's own tables are the flows' to write, settings aside, which are an administrator's.
      if (!form.table.startsWith('xc_')) needed.add(privilege('AppendTo', table));
    }
  }
  return needed;
}

/** What whoever works in the forms needs on Dynamics' own tables to choose one of the solution's rows in them. */
export function choosingPrivileges(metadata: Metadata): Set<string> {
  const choosing = metadata.forms.filter((form) =>
    formCells(form).some(({ control }) =>
      metadata
        .table(form.table)
        .columns.get(control?.column ?? '')
        ?.targets?.some((target) => target.table.startsWith('xc_')),
    ),
  );
  return new Set(choosing.map((form) => privilege('Append', form.table)));
}
