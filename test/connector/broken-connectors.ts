import type { Definition, Operation, Schema } from '../../tools/check/connector/definition.ts';
import type { ApiProperties } from '../../tools/check/connector/files.ts';

export interface Editor {
  /** Replaces the first match in a file of the copy. */
  change(file: string, from: string | RegExp, to: string): void;
  definition(edit: (definition: Definition) => void): void;
  properties(edit: (properties: ApiProperties) => void): void;
  /** Replaces the icon by a square of that many pixels: a logo of a part of its side on a ground. */
  icon(side: number, logo: number, ground: string, opacity?: number): void;
  remove(file: string): void;
}

export interface Broken {
  check: string;
  what: string;
  edit(editor: Editor): void;
  says: RegExp;
}

const one = (check: string, what: string, says: RegExp, edit: Broken['edit']): Broken => ({ check, what, says, edit });
const inDefinition = (check: string, what: string, says: RegExp, edit: (definition: Definition) => void): Broken =>
  one(check, what, says, (editor) => editor.definition(edit));
const ofOperation = (check: string, id: string, what: string, says: RegExp, edit: (operation: Operation) => void): Broken =>
  inDefinition(check, what, says, (definition) => edit(operationIn(definition, id)));
const ofProperty = (check: string, [name, key]: [string, string], what: string, says: RegExp, edit: (schema: Schema) => void): Broken =>
  inDefinition(check, what, says, (definition) => edit(propertyIn(definition, name, key)));

/** An operation of a definition. Throws an Error if it is not there. */
export function operationIn(definition: Definition, id: string): Operation {
  const found = Object.values(definition.paths)
    .flatMap((item) => Object.values(item))
    .find((operation) => operation.operationId === id);
  if (!found) throw new Error(`no operation ${id}`);
  return found;
}

/** A property of a named definition. Throws an Error if it is not there. */
export function propertyIn(definition: Definition, name: string, key: string): Schema {
  const found = definition.definitions?.[name]?.properties?.[key];
  if (!found) throw new Error(`no property ${key} in ${name}`);
  return found;
}

const organisation = (definition: Definition): Schema => definition.parameters?.OrganisationInPath ?? {};
const readme = (what: string, says: RegExp, from: string | RegExp, to: string) =>
  one('documents', what, says, (editor) => editor.change('README.md', from, to));

/** Each breaks one thing in a copy of the connector's folder, and says what its check must answer. */
export const broken: Broken[] = [
  inDefinition('info', 'a title that is too long', /no title of at most 30/, ({ info }) => {
    info.title = 'Xero Sync for orders and invoices';
  }),
  inDefinition('info', 'a title with the word Connector', /a title with a word/, ({ info }) => {
    info.title = 'Xero Connector';
  }),
  inDefinition('info', 'a description that names a product', /a description that names a product/, ({ info }) => {
    info.description = `${info.description} For Power Automate.`;
  }),
  inDefinition('info', 'a description that is too short', /no description of 30 to 500/, ({ info }) => {
    info.description = 'Syncs.';
  }),
  inDefinition('info', 'a version of two numbers', /no version of three/, ({ info }) => {
    info.version = '1.0';
  }),
  inDefinition('info', 'a contact without e-mail', /no contact/, ({ info }) => {
    info.contact = { name: 'Someone', url: 'https://example.com' };
  }),
  one('info', 'no privacy policy', /no Privacy policy/, (editor) =>
    editor.change('apiDefinition.swagger.json', '"Privacy policy"', '"Privacy"'),
  ),
  one('info', 'three categories', /one or two/, (editor) =>
    editor.change('apiDefinition.swagger.json', '"Finance;Sales', '"Finance;Data;Sales'),
  ),
  inDefinition('info', 'plain http', /another scheme/, (definition) => {
    definition.schemes = ['http', 'https'];
  }),

  ofOperation('operations', 'SyncItem', 'an id that is not in PascalCase', /no operation id in PascalCase/, (operation) => {
    operation.operationId = 'sync_item';
  }),
  ofOperation('operations', 'SyncItem', 'an id used twice', /two operations SyncContact/, (operation) => {
    operation.operationId = 'SyncContact';
  }),
  ofOperation('operations', 'SyncItem', 'a summary in title case', /SyncItem has no summary/, (operation) => {
    operation.summary = 'Sync An Item';
  }),
  ofOperation('operations', 'SyncItem', 'a summary with a full stop', /SyncItem has no summary/, (operation) => {
    operation.summary = 'Sync an item.';
  }),
  ofOperation('operations', 'SyncItem', 'a description that is no sentence', /SyncItem is not described/, (operation) => {
    operation.description = 'Sync an item';
  }),
  ofOperation('operations', 'SyncItem', 'a description with an address', /described with an address/, (operation) => {
    operation.description = 'See https://example.com.';
  }),
  ofOperation('operations', 'SyncItem', 'tags', /SyncItem has tags/, (operation) => {
    operation.tags = ['items'];
  }),
  ofOperation('operations', 'SyncItem', 'an answer of a failure with a schema', /more than one answer with a schema/, (operation) => {
    operation.responses.default = { description: 'The call failed.', schema: { type: 'object' } };
  }),
  ofOperation('operations', 'SyncItem', 'no successful answer', /no successful answer/, (operation) => {
    delete operation.responses['200'];
  }),
  ofOperation('operations', 'WhenInvoiceChanges', 'a trigger that is not named like one', /does not begin with When/, (operation) => {
    operation.summary = 'Get changes';
  }),
  ofOperation('operations', 'WhenInvoiceChanges', 'a trigger that does not say when', /does not say when it triggers/, (operation) => {
    operation.description = 'Gets what changed.';
  }),
  ofOperation('operations', 'WhenInvoiceChanges', 'a poll without 202', /polls, but is no GET/, (operation) => {
    delete operation.responses['202'];
  }),
  ofOperation('operations', 'GetInvoice', 'an action named like a trigger', /named like a trigger/, (operation) => {
    operation.summary = 'When an invoice is read';
  }),

  inDefinition('parameters', 'a path parameter that is not encoded', /without x-ms-url-encoding/, (definition) => {
    delete organisation(definition)['x-ms-url-encoding'];
  }),
  inDefinition('parameters', 'a path parameter that is not required', /path parameter that is not required/, (definition) => {
    organisation(definition).required = false;
  }),
  ofOperation('parameters', 'GetInvoice', 'a path that names what is not declared', /does not declare what its path names/, (operation) => {
    operation.parameters = operation.parameters?.filter((parameter) => parameter.name !== 'invoiceId');
  }),
  ofOperation('parameters', 'SyncItem', 'a body of another name', /names its body otherwise/, (operation) => {
    Object.assign(operation.parameters?.[1] ?? {}, { name: 'product' });
  }),
  ofOperation('parameters', 'ListBalances', 'a parameter of the name the platform keeps', /connectionId/, (operation) => {
    Object.assign(operation.parameters?.[1] ?? {}, { name: 'connectionId' });
  }),
  ofProperty(
    'parameters',
    ['ItemRecord', 'links'],
    'an input that is neither important nor advanced',
    /SyncItem body\/links is neither/,
    (schema) => {
      delete schema['x-ms-visibility'];
    },
  ),
  ofProperty(
    'parameters',
    ['ItemRecord', 'record'],
    'a required input among the advanced',
    /SyncItem body\/record is required and hidden/,
    (schema) => {
      schema['x-ms-visibility'] = 'advanced';
    },
  ),
  ofProperty(
    'parameters',
    ['ItemRecord', 'table'],
    'an internal input without a value',
    /internal and required, without a default/,
    (schema) => {
      schema['x-ms-visibility'] = 'internal';
    },
  ),

  ofProperty('texts', ['Problem', 'code'], 'a title in lower case', /problems\/\[\]\/code has no title/, (schema) => {
    schema['x-ms-summary'] = 'the code';
  }),
  ofProperty('texts', ['SetupReport', 'scopes'], 'a nested property without a title', /scopes\/\[\]\/granted has no title/, (schema) => {
    delete schema.items?.properties?.granted?.['x-ms-summary'];
  }),
  inDefinition('texts', 'an object behind a reference without a title', /answer\/status has no title/, (definition) => {
    delete definition.definitions?.SyncStatus?.['x-ms-summary'];
  }),
  ofProperty('texts', ['Problem', 'fix'], 'a description that is no sentence', /fix is not described/, (schema) => {
    schema.description = 'what to do';
  }),
  ofProperty('texts', ['Problem', 'fix'], 'a description that repeats the title', /fix is described by its title/, (schema) => {
    schema.description = 'Fix.';
  }),
  ofProperty(
    'texts',
    ['ItemRecord', 'environmentUrl'],
    'a description with an address',
    /environmentUrl is described with an address/,
    (schema) => {
      schema.description = 'Such as https://contoso.crm.dynamics.com.';
    },
  ),
  ofProperty('texts', ['SyncAnswer', 'links'], 'an array of nothing', /links is an array that does not say of what/, (schema) => {
    delete schema.items;
  }),
  ofProperty(
    'texts',
    ['InvoiceState', 'reference'],
    'two properties that show alike',
    /invoiceNumber and .*reference both show as Invoice Number/,
    (schema) => {
      schema['x-ms-summary'] = 'Invoice Number';
    },
  ),

  inDefinition('dropdowns', 'an organisation to be typed in', /can not be chosen from a list/, (definition) => {
    delete organisation(definition)['x-ms-dynamic-values'];
    delete organisation(definition)['x-ms-dynamic-list'];
  }),
  inDefinition('dropdowns', 'a list in the former form alone', /one of the two forms/, (definition) => {
    delete organisation(definition)['x-ms-dynamic-list'];
  }),
  inDefinition('dropdowns', 'two forms that differ', /two lists that differ/, (definition) => {
    Object.assign(organisation(definition)['x-ms-dynamic-list'] ?? {}, { itemTitlePath: 'xc_organisationid' });
  }),
  ofOperation(
    'dropdowns',
    'ListOrganisations',
    'a list of an operation that is not there',
    /ListOrganisations, which is no operation/,
    (operation) => {
      operation.operationId = 'ListTenants';
    },
  ),
  inDefinition('dropdowns', 'a list of what the answer does not have', /list that shows xc_name, which ListOrganisations/, (definition) => {
    delete propertyIn(definition, 'OrganisationList', 'value').items?.properties?.xc_name;
  }),
  ofOperation('dropdowns', 'ListOrganisations', 'a list that needs more than it is given', /needs more than it is given/, (operation) => {
    operation.parameters = [{ name: 'page', in: 'query', required: true, type: 'string' }];
  }),
  ofProperty('dropdowns', ['Problem', 'owner'], 'a value without a display name', /owner does not have one display name/, (schema) => {
    schema['x-ms-enum-values']?.pop();
  }),

  ofProperty('schemas', ['SyncAnswer', 'status'], 'a reference to what is not there', /Status2, which is not there/, (schema) => {
    schema.$ref = '#/definitions/Status2';
  }),
  ofProperty('schemas', ['SyncAnswer', 'status'], 'something beside a reference', /status has something beside its reference/, (schema) => {
    schema.description = 'The status columns.';
  }),
  ofProperty(
    'schemas',
    ['Problem', 'code'],
    'a schema that holds itself',
    /refers to #\/definitions\/Problem, which holds itself/,
    (schema) => {
      schema.properties = { cause: { $ref: '#/definitions/Problem' } };
    },
  ),
  ofProperty('schemas', ['InvoiceState', 'total'], 'a format that the platform does not know', /unknown format decimal/, (schema) => {
    schema.format = 'decimal';
  }),
  ofProperty(
    'schemas',
    ['InvoiceState', 'total'],
    'an extension that the platform does not know',
    /unknown extension x-ms-keywords/,
    (schema) => {
      Object.assign(schema, { 'x-ms-keywords': ['total'] });
    },
  ),

  inDefinition('paths', 'two paths that match the same address', /setup and \/organisations\/\{organisationId\}\/\{list\}/, ({ paths }) => {
    paths['/organisations/{organisationId}/{list}'] = {};
  }),
  inDefinition('paths', 'two paths that differ in case', /match the same address/, ({ paths }) => {
    paths['/Organisations'] = {};
  }),

  inDefinition('limits', 'more than 256 operations', /has 2\d\d operations/, ({ paths }) => {
    for (let number = 0; number < 250; number++) paths[`/more-${number}`] = { get: { operationId: `More${number}`, responses: {} } };
  }),
  inDefinition('limits', 'a file of a megabyte', /the limit is below 1048576/, ({ info }) => {
    info.description = 'x'.repeat(1024 * 1024);
  }),
  inDefinition('limits', 'a body of more than 512 schemas', /SyncItem has a body of more than 512/, ({ definitions }) => {
    const many = Array.from({ length: 520 }, (_, number) => [`column${number}`, { type: 'string' }]);
    Object.assign(definitions?.ItemRecord?.properties ?? {}, Object.fromEntries(many));
  }),

  inDefinition('sign-in', 'a host that is written down', /another host/, (definition) => {
    definition.host = 'api.example.com';
  }),
  inDefinition('sign-in', 'scopes that are asked for in one place only', /other scopes than it defines/, (definition) => {
    definition.security = [{ 'oauth2-auth': ['openid'] }];
  }),
  one('sign-in', 'scopes that differ between the files', /other scopes than the definition/, (editor) =>
    editor.change('apiProperties.json', 'openid profile', 'openid'),
  ),
  one('sign-in', 'a sign-in that can not be renewed', /does not ask for offline_access/, (editor) =>
    editor.definition(({ securityDefinitions = {} }) => {
      securityDefinitions['oauth2-auth'] = { ...securityDefinitions['oauth2-auth'], scopes: { openid: 'Sign in' } };
    }),
  ),
  one('sign-in', 'a token from another address', /gets its token at another address/, (editor) =>
    editor.change('apiProperties.json', 'https://identity.xero.com/connect/token', 'https://identity.example.com/token'),
  ),
  one('sign-in', 'a client id that is written down', /another client id/, (editor) =>
    editor.change('apiProperties.json', /"clientId": "[^\n]*"/, '"clientId": "0123456789ABCDEF0123456789ABCDEF"'),
  ),
  one('sign-in', 'a policy for an operation that is not there', /policy for SyncEverything/, (editor) =>
    editor.properties((properties) => {
      properties.policyTemplateInstances = [{ title: 'Header', parameters: { 'x-ms-apimTemplate-operationName': ['SyncEverything'] } }];
    }),
  ),

  one('files', 'a byte order mark', /begins with a byte order mark/, (editor) => editor.change('apiProperties.json', /^/, '\ufeff')),
  one('files', 'carriage returns', /has carriage returns/, (editor) => editor.change('intro.md', /\n/, '\r\n')),
  one('files', 'a secret', /apiProperties.json: holds a secret/, (editor) =>
    editor.change('apiProperties.json', '"clientId"', '"clientSecret": "hush", "clientId"'),
  ),
  one('files', 'an address of a tenant', /holds the address of a tenant/, (editor) =>
    editor.change('README.md', '## Publisher', 'See fabrikam.crm4.dynamics.com.\n\n## Publisher'),
  ),
  one('files', 'a connector of one environment', /holds a connection of one environment/, (editor) =>
    editor.change('README.md', '## Publisher', 'shared_xc-5fxero-20sync-5f0123456789abcdef\n\n## Publisher'),
  ),

  one('icon', 'the colour that is the default of the platform', /#007ee5, which is not taken/, (editor) =>
    editor.properties((properties) => {
      properties.iconBrandColor = '#007ee5';
    }),
  ),
  one('icon', 'a file that is no PNG', /is no PNG/, (editor) => editor.change('icon.png', /^/, 'GIF89a')),
  one('icon', 'an icon that is too small', /is not of 100 to 230/, (editor) => editor.icon(64, 0.5, '#0B6E8F')),
  one('icon', 'a logo that fills it', /has a logo of 90 %/, (editor) => editor.icon(100, 0.9, '#0B6E8F')),
  one('icon', 'a ground of another colour', /another ground than #0B6E8F/, (editor) => editor.icon(100, 0.5, '#336699')),
  one('icon', 'an icon that can be seen through', /is transparent/, (editor) => editor.icon(100, 0.5, '#0B6E8F', 100)),
  one('icon', 'an icon without a logo', /shows nothing/, (editor) => editor.icon(100, 0, '#0B6E8F')),

  readme('an operation that is not in the table', /has no row for SyncItem/, /\| `SyncItem`.*\n/, ''),
  readme('a row for what is no operation', /has a row for SyncItems, which is no operation/, '| `SyncItem` ', '| `SyncItems` '),
  readme(
    'another call than the operation has',
    /says another call of SyncItem/,
    'POST /organisations/{organisationId}/items',
    'POST /items',
  ),
  readme('a section that is missing', /has no section Obtaining Credentials/, '## Obtaining Credentials', '## Credentials'),
  readme('a section without a text', /nothing in the section Prerequisites/, /## Prerequisites[\s\S]*?(?=\n## )/, '## Prerequisites\n'),
  readme(
    'sections in another order',
    /sections in another order/,
    /(## Obtaining Credentials[\s\S]*?)(## Getting Started[\s\S]*?)(?=## Known)/,
    '$2$1',
  ),
  one('documents', 'no intro.md', /intro.md: is not there/, (editor) => editor.remove('intro.md')),
];
