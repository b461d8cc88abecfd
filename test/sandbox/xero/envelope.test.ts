import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Body, invoice, messages, openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const contacts = async (clause: string): Promise<string[]> =>
  (await world.call('GET', `/Contacts?where=${encodeURIComponent(clause)}`)).body.Contacts.map((one: Body) => one.Name);

it.each([
  ['a single object', { Name: 'Single' }],
  ['a list', { Contacts: [{ Name: 'Listed' }] }],
  ['a list under a name in another case', { contacts: [{ Name: 'Lower case' }] }],
])('%s is taken', async (_what, body) => {
  expect((await world.call('PUT', '/Contacts', body)).body.Contacts).toHaveLength(1);
});

it.each([
  ['no JSON', '{"Contacts": ['],
  ['a bare list', [{ Name: 'x' }]],
  ['a text', '"x"'],
  ['nothing to write', { Contacts: [] }],
  ['an empty object', {}],
  ['elements that are no objects', { Contacts: ['x', null] }],
  ['a field of the wrong kind', { Contacts: [{ Name: { first: 'x' } }] }],
  ['a number that is none', { Contacts: [{ Name: 'x', PaymentTerms: { Sales: { Day: 'soon', Type: 'OFCURRENTMONTH' } } }] }],
])('%s is 400 PostDataInvalidException', async (_what, body) => {
  const reply = await world.call('PUT', '/Contacts', body);
  expect([reply.status, reply.body.Type]).toEqual([400, 'PostDataInvalidException']);
});

describe('summarizeErrors', () => {
  const batch = (tag: string) => ({ Contacts: [{ Name: `Good ${tag}` }, { Name: 'Bayside Club' }, { Name: `Also ${tag}` }] });

  it('is true when left out: 400 with the refused elements alone, and nothing is kept', async () => {
    const reply = await world.call('PUT', '/Contacts', batch('one'));
    expect([reply.status, reply.body.ErrorNumber, reply.body.Elements.length]).toEqual([400, 10, 1]);
    expect(reply.body.Elements[0]).toMatchObject({ Name: 'Bayside Club', HasValidationErrors: true });
    expect(await contacts('Name=="Good one" OR Name=="Also one"')).toEqual([]);
  });
  it('false: 200, top-level OK, each element says OK or ERROR, and the good ones are kept', async () => {
    const reply = await world.call('PUT', '/Contacts?summarizeErrors=false', batch('two'));
    expect([reply.status, reply.body.Status]).toEqual([200, 'OK']);
    expect(reply.body.Contacts.map((one: Body) => [one.Name, one.StatusAttributeString, one.HasValidationErrors])).toEqual([
      ['Good two', 'OK', false],
      ['Bayside Club', 'ERROR', true],
      ['Also two', 'OK', false],
    ]);
    expect((await contacts('Name=="Good two" OR Name=="Also two"')).length).toBe(2);
  });
  it('a status per element only shows with summarizeErrors=false', async () => {
    expect((await world.call('PUT', '/Contacts', { Name: 'No status' })).body.Contacts[0].StatusAttributeString).toBeUndefined();
  });
  it('a refused invoice does not leave its new contact behind', async () => {
    const body = { Invoices: [invoice({ Contact: { Name: 'Left behind' }, CurrencyCode: 'EUR' })] };
    const reply = await world.call('PUT', '/Invoices?summarizeErrors=false', body);
    expect(messages(reply)).toEqual(['Organisation is not subscribed to currency EUR']);
    expect(reply.body.Invoices[0]).toMatchObject({
      InvoiceID: '00000000-0000-0000-0000-000000000000',
      HasErrors: true,
      StatusAttributeString: 'ERROR',
      Contact: { Name: 'Left behind' },
      LineItems: [{ Description: 'Widget', ValidationErrors: [] }],
    });
    expect(await contacts('Name=="Left behind"')).toEqual([]);
  });
  it('two elements of one batch see each other', async () => {
    const body = { Invoices: [invoice({ InvoiceNumber: 'TWICE' }), invoice({ InvoiceNumber: 'TWICE' })] };
    const reply = await world.call('PUT', '/Invoices?summarizeErrors=false', body);
    expect(reply.body.Invoices.map((one: Body) => one.StatusAttributeString)).toEqual(['OK', 'ERROR']);
  });
  it('does not exist on single updates', async () => {
    expect((await world.call('POST', '/Invoices/x?summarizeErrors=false', {})).body.Message).toContain(
      'summarizeErrors does not exist on POST',
    );
  });
});

it('numbers may come as text', async () => {
  const LineItems = [{ Description: 'x', Quantity: '2', UnitAmount: '10.50', AccountCode: 200 }];
  expect((await world.call('PUT', '/Invoices', invoice({ LineItems }))).body.Invoices[0].Total).toBe(24.15);
});
