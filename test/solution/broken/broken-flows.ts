import { type Broken, customizations, manifest, one, order, orderFlow } from './broken.ts';

const logFlow = 'flows/write-log.json';
const changed = 'flows/xero-invoice-changed.json';
const saved = 'flows/organisation-saved.json';
const tidy = 'flows/tidy-log.json';
const settings = (variable: string, value: string, connection: string) =>
  JSON.stringify({
    EnvironmentVariables: [{ SchemaName: variable, Value: value }],
    ConnectionReferences: [{ LogicalName: 'xc_xero', ConnectionId: connection }],
  });

export const brokenFlows: Broken[] = [
  one(
    'flows',
    'a connection reference that is not there',
    /order-to-xero\.json: connectionReferences\/\S+: the solution has no connection reference 'xc_zero'/,
    (tree) => tree.change(orderFlow, '"connectionReferenceLogicalName": "xc_xero"', '"connectionReferenceLogicalName": "xc_zero"'),
  ),
  one('flows', 'an entity set that is not there', /unknown entity set 'xc_log'/, (tree) =>
    tree.change(logFlow, '"entityName": "xc_logs"', '"entityName": "xc_log"'),
  ),
  one('flows', 'a column that is not there', /xc_syncstate/, (tree) => tree.change(orderFlow, 'item/xc_syncstatus', 'item/xc_syncstate')),
  one('flows', 'a column that the solution no longer ships', /order-to-xero\.json: triggers.*xc_syncrequestedon/, (tree) =>
    tree.change(order, /<attribute PhysicalName="xc_syncrequestedon">[\s\S]*?<\/attribute>/, ''),
  ),
  one('flows', 'an operation that is not there', /unknown operation SendInvoice/, (tree) =>
    tree.change(orderFlow, '"operationId": "SyncInvoice"', '"operationId": "SendInvoice"'),
  ),
  one('flows', 'an operation that the connector no longer has', /unknown operation SyncInvoice/, (tree) =>
    tree.change('connector/apiDefinition.swagger.json', '"operationId": "SyncInvoice"', '"operationId": "SyncTheInvoice"'),
  ),
  one('flows', 'a parameter that is not there', /SyncInvoice has no parameter 'body\/row'/, (tree) =>
    tree.change(orderFlow, '"body/record"', '"body/row"'),
  ),
  one('flows', 'a parameter of Dataverse that is not there', /ListRecords has no parameter '\$where'/, (tree) =>
    tree.change(tidy, '"$filter"', '"$where"'),
  ),
  one('flows', 'a choice that is not there, written', /'xc_kind': 272000007 is no choice of 'xc_kind'/, (tree) =>
    tree.change(logFlow, '"xc_kind": 272000001', '"xc_kind": 272000007'),
  ),
  one('flows', 'a choice that is not there, written to a column', /'xc_outcome' of xc_log has no choice 272000099/, (tree) =>
    tree.change(logFlow, /"item\/xc_outcome": "[^"]+"/, '"item/xc_outcome": 272000099'),
  ),
  one('flows', 'a choice that is not there, written by an expression', /is no choice of 'xc_outcome'/, (tree) =>
    tree.change(logFlow, /"item\/xc_outcome": "[^"]+"/, '"item/xc_outcome": "@if(true, 272000000, 272000099)"'),
  ),
  one('flows', 'a choice that is not there, in a filter', /272000009 is no choice of 'xc_kind'/, (tree) =>
    tree.change(tidy, 'xc_kind eq 272000000', 'xc_kind eq 272000009'),
  ),
  one('flows', 'a choice that is not there, in a trigger', /triggers\/\S+: filterexpression: 272000008 is no choice of 'xc_mode'/, (tree) =>
    tree.change('flows/organisation-activated.json', 'xc_mode eq 272000001', 'xc_mode eq 272000008'),
  ),
  one('flows', 'a choice that is not there, in an expression', /272000004 is no choice of 'xc_preset'/, (tree) =>
    tree.change(
      saved,
      /equals\(triggerOutputs\(\)\?\['body\/xc_preset'\], 272000001/,
      "equals(triggerOutputs()?['body/xc_preset'], 272000004",
    ),
  ),
  one('flows', 'a state that is not there', /17 is no choice of 'statecode'/, (tree) =>
    tree.change(orderFlow, 'statecode eq 0', 'statecode eq 17'),
  ),
  one('flows', 'a child that is not there', /no flow has the id 11111111/, (tree) =>
    tree.change(orderFlow, /"workflowReferenceName": "[^"]+"/, '"workflowReferenceName": "11111111-2222-3333-4444-555555555555"'),
  ),
  one('flows', 'a run-after of what is not there', /Read_an_order/, (tree) =>
    tree.change(orderFlow, '"Read_the_order": [', '"Read_an_order": ['),
  ),
  one('flow rules', 'a call without its retries', /without the retry policy/, (tree) => tree.change(orderFlow, '"count": 8', '"count": 2')),
  one('flow rules', 'a flow that does not end Failed', /does not end Failed/, (tree) =>
    tree.change(orderFlow, '"runStatus": "Failed"', '"runStatus": "Succeeded"'),
  ),
  one('flow rules', 'a flow that may start itself', /may start itself for ever/, (tree) =>
    tree.change(orderFlow, '"xc_synctoxero,xc_syncrequestedon,', '"xc_syncstatus,xc_synctoxero,xc_syncrequestedon,'),
  ),
  one('connection references', 'the ending of one environment', /leads to shared_xc-5fxero-20sync-5f0123456789abcdef instead of/, (tree) =>
    tree.change(customizations, 'apis/shared_xc-5fxero-20sync<', 'apis/shared_xc-5fxero-20sync-5f0123456789abcdef<'),
  ),
  one('connection references', 'a flow with a connection of its own', /names a connection of one environment \(name\)/, (tree) =>
    tree.change(orderFlow, '"connection": {', '"connection": { "name": "0123456789abcdef",'),
  ),
  one('flows', 'a solution whose tables cannot be read', /flows: cannot be checked: .*xc_taxrate/, (tree) =>
    tree.remove('xc_taxrate/Entity.xml'),
  ),
  one('connector rules', 'an operation without a summary', /apiDefinition\.swagger\.json: SyncInvoice has no summary/, (tree) =>
    tree.change('connector/apiDefinition.swagger.json', /("operationId": "SyncInvoice",\s*)"summary": "[^"]*",/, '$1'),
  ),
  one(
    'connector releases',
    'an operation that a release has',
    /breaks flows made with 1\.0\.0: ListTaxRates: The operation was deleted/,
    (tree) => tree.change('connector/apiDefinition.swagger.json', '"operationId": "ListTaxRates"', '"operationId": "ListTaxes"'),
  ),
  one('connection references', 'a connector that is not there', /leads to the connector 00000000/, (tree) =>
    tree.change(customizations, '<connectorid>8a403ccc', '<connectorid>00000000'),
  ),
  one('connection references', 'a reference under another name', /connection reference xc_dynamics is used by no flow/, (tree) =>
    tree.change(customizations, 'connectionreferencelogicalname="xc_dataverse"', 'connectionreferencelogicalname="xc_dynamics"'),
  ),
  one(
    'connection references',
    'a flow that calls one API through the reference to another',
    /calls shared_xc-5fxero-20sync through xc_dataverse/,
    (tree) => tree.change(orderFlow, '"connectionReferenceLogicalName": "xc_xero"', '"connectionReferenceLogicalName": "xc_dataverse"'),
  ),
  one('connector', 'a variable that is not there', /asks for the environment variable xc_Host/, (tree) =>
    tree.change('connector/apiDefinition.swagger.json', 'xc_ApiHost', 'xc_Host'),
  ),
  one('connector', 'a host of somebody', /has the host api\.example\.com/, (tree) =>
    tree.change('connector/apiDefinition.swagger.json', /"host": "[^,]+"/, '"host": "api.example.com"'),
  ),
  one('connector', 'a client id of somebody', /gives token a client id/, (tree) =>
    tree.change('connector/apiProperties.json', /"clientId": "[^,]+"/, '"clientId": "0123"'),
  ),
  one('connector', 'another title', /is called "Xero Sync", and its definition "Xero"/, (tree) =>
    tree.change('connector/apiDefinition.swagger.json', '"title": "Xero Sync"', '"title": "Xero"'),
  ),
  one('dependencies', 'a flow that is not declared', /declares the connector 0 times for the flow "Order to Xero/, (tree) =>
    tree.change(
      manifest,
      /\s*<MissingDependency>\s*<Required[^>]*>\s*<Dependent type="29" displayName="Order to Xero[\s\S]*?<\/MissingDependency>/,
      '',
    ),
  ),
  one(
    'dependencies',
    'a connection reference that is not declared',
    /does not declare the connector of the connection reference xc_xero/,
    (tree) => tree.change(manifest, 'displayName="xc_xero"', 'displayName="xc_other"'),
  ),
  one('dependencies', 'another solution', /Solution\.xml:\d+: requires the solution Other/, (tree) =>
    tree.change(manifest, /solution="XeroConnectorConnector/, 'solution="Other'),
  ),
  one('dependencies', 'another connector', /requires the id \{00000000/, (tree) =>
    tree.change(manifest, /id="\{8a403ccc/, 'id="{00000000'),
  ),
  one('dependencies', 'a flow that is not there', /declares a dependency of the flow/, (tree) => tree.remove('Workflows/OrdertoXero')),
  one('dependencies', 'the connector in the core solution', /lists the connector xc_xero-20sync, which is of the other solution/, (tree) =>
    tree.change(
      manifest,
      '    </RootComponents>',
      '      <RootComponent type="372" id="{8a403ccc-8fa3-5a38-a2ee-7a8d52135ac2}" schemaName="xc_xero-20sync" behavior="0" />\n    </RootComponents>',
    ),
  ),
  one('deployment settings', 'a variable that is not there', /sets the environment variable xc_Host, which no solution has/, (tree) =>
    tree.add('solution/deployment-settings/other.json', settings('xc_Host', '', '')),
  ),
  one('deployment settings', 'a value of somebody', /gives xc_ApiHost the value "xero\.fabrikam\.net"/, (tree) =>
    tree.add('solution/deployment-settings/other.json', settings('xc_ApiHost', 'xero.fabrikam.net', '')),
  ),
  one('deployment settings', 'a connection of somebody', /gives xc_xero the connection 0123456789abcdef/, (tree) =>
    tree.add('solution/deployment-settings/other.json', settings('xc_ApiHost', '', '0123456789abcdef')),
  ),
  one('flows', 'a column of a filter that is not there', /xc_invoiceidinxero/, (tree) =>
    tree.change(changed, "xc_xeroinvoiceid eq '@{triggerBody()", "xc_invoiceidinxero eq '@{triggerBody()"),
  ),
];
