import type { Column, LookupTarget, Table } from './types.ts';

const base = { required: 'none', readOnly: true, custom: false } as const;

const person = (table: Table, name: string, displayName: string): Column => ({
  ...base,
  name,
  displayName,
  type: 'lookup',
  targets: [{ table: 'systemuser', nav: name, relationship: `lk_${table.name}_${name}`, onDelete: 'NoCascade' }],
});

function owner(table: Table): Column[] {
  const targets: LookupTarget[] = [
    { table: 'systemuser', nav: 'ownerid', relationship: `user_${table.name}`, onDelete: 'NoCascade' },
    { table: 'team', nav: 'ownerid', relationship: `team_${table.name}`, onDelete: 'NoCascade' },
  ];
  const unit: LookupTarget = {
    table: 'businessunit',
    nav: 'owningbusinessunit',
    relationship: `business_unit_${table.name}`,
    onDelete: 'NoCascade',
  };
  return [
    { ...base, name: 'ownerid', displayName: 'Owner', type: 'lookup', readOnly: false, targets },
    { ...base, name: 'owningbusinessunit', displayName: 'Owning Business Unit', type: 'lookup', targets: [unit] },
  ];
}

function currency(table: Table): Column[] {
  const target: LookupTarget = {
    table: 'transactioncurrency',
    nav: 'transactioncurrencyid',
    collection: `transactioncurrency_${table.name}`,
    relationship: `TransactionCurrency_${table.name}`,
    onDelete: 'Restrict',
  };
  return [
    { ...base, name: 'transactioncurrencyid', displayName: 'Currency', type: 'lookup', readOnly: false, targets: [target] },
    { ...base, name: 'exchangerate', displayName: 'Exchange Rate', type: 'decimal', precision: 10 },
  ];
}

/** The columns the platform gives every table, and those it adds for owners and for money. */
export function systemColumns(table: Table): Column[] {
  const columns: Column[] = [
    {
      ...base,
      name: table.primaryId,
      displayName: table.displayName,
      type: 'uniqueidentifier',
      required: 'systemrequired',
      readOnly: false,
      createOnly: true,
    },
    { ...base, name: 'createdon', displayName: 'Created On', type: 'datetime', format: 'datetime' },
    { ...base, name: 'modifiedon', displayName: 'Modified On', type: 'datetime', format: 'datetime' },
    {
      ...base,
      name: 'overriddencreatedon',
      displayName: 'Record Created On',
      type: 'datetime',
      format: 'datetime',
      readOnly: false,
      createOnly: true,
    },
    { ...base, name: 'versionnumber', displayName: 'Version Number', type: 'bigint' },
    { ...base, name: 'importsequencenumber', displayName: 'Import Sequence Number', type: 'integer', readOnly: false, createOnly: true },
    { ...base, name: 'timezoneruleversionnumber', displayName: 'Time Zone Rule Version Number', type: 'integer', readOnly: false },
    { ...base, name: 'utcconversiontimezonecode', displayName: 'UTC Conversion Time Zone Code', type: 'integer', readOnly: false },
    person(table, 'createdby', 'Created By'),
    person(table, 'modifiedby', 'Modified By'),
  ];
  if (table.ownership === 'user') columns.push(...owner(table));
  if ([...table.columns.values()].some((column) => column.type === 'money')) columns.push(...currency(table));
  return columns;
}

/** Columns that exports write down but that nothing here can fill or read. */
export const leftOut = new Set(['createdonbehalfby', 'modifiedonbehalfby', 'owninguser', 'owningteam']);

/** The states of a table that does not say its own. */
export function defaultStates(): Column[] {
  const common = { ...base, readOnly: false };
  return [
    {
      ...common,
      name: 'statecode',
      displayName: 'Status',
      type: 'state',
      options: [
        { value: 0, label: 'Active', defaultStatus: 1 },
        { value: 1, label: 'Inactive', defaultStatus: 2 },
      ],
    },
    {
      ...common,
      name: 'statuscode',
      displayName: 'Status Reason',
      type: 'status',
      options: [
        { value: 1, label: 'Active', state: 0 },
        { value: 2, label: 'Inactive', state: 1 },
      ],
    },
  ];
}
