import { describe, expect, it } from 'vitest';
import { readMetadata } from '../../sandbox/dataverse/entities/metadata.ts';
import { choosingPrivileges, flowPrivileges, formPrivileges, missing, privilege } from './privileges.ts';

const metadata = readMetadata(['solution/connector', 'solution/core']);
const role = (name: string): Map<string, string> => {
  const found = metadata.parts.roles.find((one) => one.name === name);
  if (!found) throw new Error(`no role ${name}`);
  return found.privileges;
};
const user = role('Xero Connector User');
const administrator = role('Xero Connector Administrator');
const own = [...metadata.tables.values()].filter((table) => table.custom).map((table) => table.name);

describe('Xero Connector Administrator', () => {
  it('may do whatever the flows do by its connection, on every row', () => {
    const needed = flowPrivileges(metadata, 'flows');
    expect(needed.size).toBeGreaterThan(40);
    expect(missing(needed, administrator)).toEqual([]);
  });

  it('each of its privileges on tables of Dynamics is one that a flow needs, or choosing in a form', () => {
    const needed = new Set([...flowPrivileges(metadata, 'flows'), ...choosingPrivileges(metadata)]);
    const ofDynamics = [...administrator.keys()].filter(
      (name) => !name.includes('xc_') && !/CallbackRegistration|OverridePriceEngine/.test(name),
    );
    expect(ofDynamics.filter((name) => !needed.has(name))).toEqual([]);
  });

  it('may do everything on the tables of the solution', () => {
    const verbs = ['Create', 'Read', 'Write', 'Delete', 'Append', 'AppendTo', 'Assign', 'Share'] as const;
    const needed = own.flatMap((table) => verbs.map((verb) => privilege(verb, table)));
    expect(missing(new Set(needed), administrator)).toEqual([]);
  });
});

describe('Xero Connector User', () => {
  it('reads what the forms show and hangs rows on what their lookups choose from', () => {
    const needed = formPrivileges(metadata);
    expect(needed.has('prvAppendToxc_brandingtheme')).toBe(true);
    expect(missing(needed, user)).toEqual([]);
  });

  it('E2: asks for a retry, and writes nothing else', () => {
    const changing = [...user.keys()].filter((name) => !/^prv(Read|AppendTo)/.test(name));
    expect(changing).toEqual(['prvWritexc_log']);
  });
});

describe('the derivation', () => {
  it('orders have privileges of their own name, and lines and price lists go with what they belong to', () => {
    expect(privilege('Read', 'salesorder')).toBe('prvReadOrder');
    expect(privilege('Create', 'invoicedetail')).toBe('prvCreateInvoice');
    expect(privilege('AppendTo', 'pricelevel')).toBe('prvAppendToProduct');
    expect(() => privilege('Read', 'nosuch')).toThrow('nosuch');
  });

  it('sees a privilege that a role lacks', () => {
    const poorer = new Map(administrator);
    poorer.delete('prvWriteOrder');
    poorer.set('prvReadAccount', 'Basic');
    expect(missing(flowPrivileges(metadata, 'flows'), poorer)).toEqual(['prvReadAccount', 'prvWriteOrder']);
  });
});
