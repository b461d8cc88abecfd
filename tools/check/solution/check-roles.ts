import type { Component } from './components.ts';
import type { CheckInput, Problem, SolutionCheck } from './problem.ts';
import type { SolutionTable } from './tables.ts';
import { attribute, child, children, childText, lineOf } from './xml.ts';

const verbs = ['Create', 'Read', 'Write', 'Delete', 'AppendTo', 'Append', 'Assign', 'Share'];
const levels = ['Basic', 'Local', 'Deep', 'Global'];

/** Standard tables whose privileges go by another name than their schema name (Microsoft, privileges by table). */
const otherNames: Record<string, string> = { SalesOrder: 'Order' };
/** Lines of these have no privileges: their order's or invoice's count for them. */
const withoutPrivileges = ['SalesOrderDetail', 'InvoiceDetail'];
/** What a person needs of the platform itself to open an app, and of the tables that rows of ours point to. */
const platform =
  'ActivityPointer AppModule Attribute BusinessUnit CallbackRegistration Customization Entity EnvironmentVariableDefinition EnvironmentVariableValue OptionSet Organization PriceLevel Query Relationship Role SavedQueryVisualizations SiteMap SystemForm Team TransactionCurrency UoM UoMSchedule User UserEntityUISettings UserForm UserQuery UserQueryVisualizations UserSettings WebResource Workflow connectionreference'.split(
    ' ',
  );

/** Privileges that are of no table. */
const single = [
  'prvOverridePriceEngineInvoice',
  'prvOverridePriceEngineOrder',
  'prvWorkflowExecution',
  'prvBulkEdit',
  'prvExportToExcel',
  'prvFlow',
  'prvMailMerge',
  'prvPrint',
];

/** Every privilege of a role names a table by its schema name and something one can do with its rows, once and in order. */
export const checkRoles: SolutionCheck = (input) => {
  const { tree } = input;
  const granted = new Set(tree.roles.flatMap((role) => privilegesOf(role).map((one) => attribute(one, 'name'))));
  const unread = tree.roles.length === 0 ? [] : tree.tables.filter((table) => table.isNew && !granted.has(`prvRead${table.schemaName}`));
  return [
    ...tree.roles.flatMap((role) => roleFaults(role, input)),
    ...unread.map((table) => ({ path: 'Roles', message: `no role may read ${table.schemaName}` })),
  ];
};

function roleFaults(role: Component, { tree }: CheckInput): Problem[] {
  const problems: Problem[] = [];
  const say = (element: Parameters<typeof lineOf>[0], message: string) =>
    problems.push({ path: role.path, line: lineOf(element), message: `role ${role.name} ${message}` });
  const names = new Map(tree.tables.map((table) => [table.schemaName, table]));
  const privileges = privilegesOf(role);
  for (const one of privileges) {
    const name = attribute(one, 'name');
    const level = attribute(one, 'level');
    const verb = verbs.find((candidate) => name.startsWith(`prv${candidate}`));
    const table = verb ? name.slice(`prv${verb}`.length) : '';
    if (single.includes(name)) {
      // It has no table to look for.
    } else if (!verb) say(one, `has the privilege ${name}, which does nothing that is known`);
    else if (!isTable(table, names)) say(one, `has the privilege ${name}, and there is no table ${table || 'named'}`);
    else if (ownedByOrganisation(names.get(table))) {
      if (verb === 'Assign' || verb === 'Share') say(one, `has the privilege ${name}, and rows of ${table} have no owner`);
      if (level !== 'Global') say(one, `has ${name} at the level ${level}, and rows of ${table} have no owner`);
    }
    if (!levels.includes(level)) say(one, `has ${name} at the level "${level}", which is none of ${levels.join(', ')}`);
  }
  const list = privileges.map((one) => attribute(one, 'name'));
  for (const name of new Set(list.filter((one, index) => list.indexOf(one) !== index)))
    say(role.element, `has the privilege ${name} twice`);
  const lower = list.map((name) => name.toLowerCase());
  if (!isSorted(list) && !isSorted(lower)) say(role.element, 'does not list its privileges in order');
  if (list.length === 0) say(role.element, 'has no privilege');
  const file = `Roles/${role.name.replace(/[\\/:*?"<>|]/g, '_')}.xml`;
  if (role.path !== file) say(role.element, `should be in ${file}`);
  return problems;
}

const privilegesOf = (role: Component) => children(child(role.element, 'RolePrivileges') ?? role.element, 'RolePrivilege');

function isTable(name: string, own: Map<string, SolutionTable>): boolean {
  if (own.has(name)) return !(name in otherNames) && !withoutPrivileges.includes(name);
  return Object.values(otherNames).includes(name) || platform.includes(name);
}

function ownedByOrganisation(table: SolutionTable | undefined): boolean {
  return table !== undefined && childText(table.element, 'OwnershipTypeMask') === 'OrgOwned';
}

function isSorted(list: string[]): boolean {
  return list.every((name, index) => index === 0 || (list[index - 1] as string) <= name);
}
