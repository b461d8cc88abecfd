import { samplePaths } from '../sample-parts.ts';
import { type Broken, customizations, manifest, one, order, orderFlow, orderForm, orderView } from './broken.ts';

export const brokenSources: Broken[] = [
  one('manifest', 'another prefix', /has the publisher's CustomizationPrefix "xr" instead of xc/, (tree) =>
    tree.change(manifest, '<CustomizationPrefix>xc<', '<CustomizationPrefix>xr<'),
  ),
  one('manifest', 'another solution name', /has the name "XeroConnector" instead of XeroConnectorCore/, (tree) =>
    tree.change(manifest, '<UniqueName>XeroConnectorCore<', '<UniqueName>XeroConnector<'),
  ),
  one('manifest', 'a solution that is managed in its source', /has the Managed "1" instead of 2/, (tree) =>
    tree.change(manifest, '<Managed>2<', '<Managed>1<'),
  ),
  one('secrets', 'a secret as a parameter of a flow', /holds a secret as a parameter/, (tree) =>
    tree.change(orderFlow, '"$connections": {', '"key": { "type": "SecureString" }, "$connections": {'),
  ),
  one('secrets', 'the id of one row in a flow', /order-to-xero\.json:\d+: holds the id of one row/, (tree) =>
    tree.change(orderFlow, '"contentVersion"', '"x": "c2cc9b6e-9458-4c7d-93cc-f02b81b0594f", "contentVersion"'),
  ),
  one('skeleton', 'a table without its ribbon', /RibbonDiff\.xml: is missing/, (tree) => tree.remove('xc_log/RibbonDiff.xml')),
  one('ids', 'another form id', /form Order – Xero has the id .* instead of/, (tree) =>
    tree.change(orderForm, /<formid>\{\w{8}/, '<formid>{00000000'),
  ),
  one('ids', 'a renamed view', /view Orders and more has the id/, (tree) =>
    tree.change(orderView, /description="Orders[^"]*"/, 'description="Orders and more"'),
  ),
  one('ids', 'another cell id', /:\d+: cell name has the id 00000000/, (tree) =>
    tree.change(orderForm, /<cell id="\{\w{8}([^>]*>\s*<labels>[\s\S]*?datafieldname="name")/, '<cell id="{00000000$1'),
  ),
  one('ids', 'an id that is none', /which is no GUID/, (tree) =>
    tree.change(samplePaths.chart, /<savedqueryvisualizationid>[^<]+/, '<savedqueryvisualizationid>chart'),
  ),
  one('ids', 'another chart id', /chart Sample payments by state has the id 00000000/, (tree) =>
    tree.change(samplePaths.chart, /<savedqueryvisualizationid>\{\w{8}/, '<savedqueryvisualizationid>{00000000'),
  ),
  one('ids', 'another dashboard id', /dashboard Sample has the id 00000000/, (tree) =>
    tree.change(samplePaths.dashboard, /<FormId>\{\w{8}/, '<FormId>{00000000'),
  ),
  one('ids', 'another role id', /role Sample role has the id 00000000/, (tree) =>
    tree.change('Roles/Sample role', /id="\{\w{8}/, 'id="{00000000'),
  ),
  one('ids', 'another web resource id', /web resource xc_\/sample\/icon\.svg has the id 00000000/, (tree) =>
    tree.change('sample/icon.svg.data.xml', /<WebResourceId>\{\w{8}/, '<WebResourceId>{00000000'),
  ),
  one('ids', 'another connector id', /connector xc_xero-20sync has the id 00000000/, (tree) =>
    tree.change('Connectors/xc_xero', '<connectorid>8a403ccc', '<connectorid>00000000'),
  ),
  one('unique ids', 'an id used twice', /has the id of tab summary/, (tree) =>
    tree.change(
      orderForm,
      /(<tab name="summary" verticallayout="true" id=")([^"]+)([\s\S]*?<tab name="\w+" verticallayout="true" id=")[^"]+/,
      '$1$2$3$2',
    ),
  ),
  one('unique ids', 'a view with the id of the connector', /has the id of connector xc_xero-20sync in solution\/connector\//, (tree) =>
    tree.change(orderView, /<savedqueryid>\{[^}]+/, '<savedqueryid>{8a403ccc-8fa3-5a38-a2ee-7a8d52135ac2'),
  ),
  one('unique ids', 'a view that is copied under its old id', /view .* has the id of view .* in solution\/core\//, (tree) =>
    tree.change('xc_log/SavedQueries/{44f1', /<savedqueryid>\{[^}]+/, '<savedqueryid>{f22ca300-81e0-50f2-85ea-9f8db7c1b883'),
  ),
  one('unique ids', 'an action with the id of another', /order-to-xero\.json:\d+: action has the id of action in/, (tree) =>
    tree.change(orderFlow, /("operationMetadataId": ")([^"]+)("[\s\S]*?"operationMetadataId": ")[^"]+/, '$1$2$3$2'),
  ),
  one('root components', 'a table that is not listed', /does not list type 1 xc_payment/, (tree) =>
    tree.change(manifest, /\s*<RootComponent type="1" schemaName="xc_payment"[^>]*>/, ''),
  ),
  one('root components', 'a role that is not listed', /does not list type 20 \S+ \(role\)/, (tree) =>
    tree.change(manifest, /\s*<RootComponent type="20"[^>]*>/, ''),
  ),
  one('root components', 'a web resource that is not listed', /does not list type 61 xc_\/sample\/page\.html/, (tree) =>
    tree.change(manifest, /\s*<RootComponent type="61" schemaName="xc_\/sample\/page.html"[^>]*>/, ''),
  ),
  one('root components', 'a component that is not there', /lists type 9 xc_outcome, which is not there/, (tree) =>
    tree.remove('OptionSets/xc_outcome.xml'),
  ),
  one('root components', 'a component that is listed twice', /lists type 9 xc_owner twice/, (tree) =>
    tree.change(manifest, /(\s*<RootComponent type="9" schemaName="xc_owner"[^>]*>)/, '$1$1'),
  ),
  one('root components', 'a standard table taken over whole', /lists type 1 salesorder with behavior 0/, (tree) =>
    tree.change(manifest, 'schemaName="salesorder" behavior="2"', 'schemaName="salesorder" behavior="0"'),
  ),
  one('root components', 'components out of order', /in order, from type 1 contact/, (tree) =>
    tree.change(manifest, /(\s*<RootComponent [^>]*>)(\s*<RootComponent [^>]*>)/, '$2$1'),
  ),
  one('skeleton', 'a place that is not empty', /holds something in optionsets/, (tree) =>
    tree.change(customizations, '<optionsets />', '<optionsets>\n  </optionsets>'),
  ),
  one('skeleton', 'a missing place', /has no place for Workflows/, (tree) => tree.change(customizations, '<Workflows />', '')),
  one('skeleton', 'a missing place for roles', /has no place for Roles/, (tree) => tree.change(customizations, '<Roles />', '')),
  one('skeleton', 'places in another order', /has Roles before what comes before it/, (tree) =>
    tree.change(customizations, /(<Entities \/>)(\s*)(<Roles \/>)/, '$3$2$1'),
  ),
  one('skeleton', 'a place that is not known', /has the unknown element Charts/, (tree) =>
    tree.change(customizations, '<Entities />', '<Entities /><Charts />'),
  ),
  one('skeleton', 'a text between the places', /holds the text "later"/, (tree) =>
    tree.change(customizations, '<Entities />', '<Entities />later'),
  ),
  one('skeleton', 'a table without a place for its forms', /has no place for FormXml/, (tree) => tree.change(order, '<FormXml />', '')),
  one('skeleton', 'a table with a text in the place of its views', /holds something in SavedQueries/, (tree) =>
    tree.change(order, '<SavedQueries />', '<SavedQueries>x</SavedQueries>'),
  ),
  one('managed twins', 'a form without its twin', /FormXml.* has no twin|FormXml.*: has no twin/, (tree) =>
    tree.remove(`${samplePaths.form}_managed.xml`),
  ),
  one('managed twins', 'an app without its twin', /AppModule\.xml: has no twin/, (tree) => tree.remove('xc_Sample/AppModule_managed.xml')),
  one('managed twins', 'a form that differs from its twin', /differs from its twin/, (tree) =>
    tree.change(`${samplePaths.form}_managed.xml`, '<FormActivationState>1<', '<FormActivationState>0<'),
  ),
  one('languages', 'a text in a language that is not published', /Entity\.xml:\d+: has a text in 1031/, (tree) =>
    tree.change(order, 'languagecode="1033"', 'languagecode="1031"'),
  ),
  one('languages', 'a solution without its language', /does not publish English/, (tree) =>
    tree.change(customizations, '<Language>1033</Language>', ''),
  ),
  one('versions', 'a column without its version', /attribute xc_\w+ has no IntroducedVersion/, (tree) =>
    tree.change(order, /<IntroducedVersion>[^<]+<\/IntroducedVersion>/, ''),
  ),
  one('versions', 'a version of three numbers', /savedquery has the IntroducedVersion 1\.0\.0/, (tree) =>
    tree.change(orderView, /<IntroducedVersion>[^<]+/, '<IntroducedVersion>1.0.0'),
  ),
  one('text', 'a byte order mark in XML', /Entity\.xml:1: begins with a byte order mark/, (tree) => tree.change(order, /^/, '\ufeff')),
  one('text', 'a byte order mark in a flow', /order-to-xero\.json:1: begins with a byte order mark/, (tree) =>
    tree.change(orderFlow, /^/, '\ufeff'),
  ),
  one('text', 'a byte order mark in the connector', /apiProperties\.json:1: begins with/, (tree) =>
    tree.change('connector/apiProperties.json', /^/, '\ufeff'),
  ),
  one('text', 'carriage returns', /has carriage returns/, (tree) => tree.change(order, /\n/, '\r\n')),
  one('secrets', 'an address of a tenant', /Entity\.xml:\d+: holds the address of a tenant/, (tree) =>
    tree.change(order, /description=""|description="Set/, 'description="see contoso.crm4.dynamics.com; Set'),
  ),
  one('secrets', 'an address of a tenant in a flow', /order-to-xero\.json:\d+: holds the address of a tenant/, (tree) =>
    tree.change(orderFlow, '"contentVersion"', '"description": "https://contoso.crm.dynamics.com", "contentVersion"'),
  ),
  one('secrets', 'a connection in a flow', /holds a connection of one environment/, (tree) =>
    tree.change(
      orderFlow,
      '"connectionReferenceLogicalName"',
      '"id": "/connections/shared-xero-0123456789", "connectionReferenceLogicalName"',
    ),
  ),
  one('secrets', 'a subscription', /holds a subscription/, (tree) =>
    tree.change(orderFlow, '"contentVersion"', '"x": "/subscriptions/0b1c2d3e-0000-4000-8000-000000000000/x", "contentVersion"'),
  ),
  one('secrets', 'an e-mail address of a person', /holds the e-mail address ann\.bell@fabrikam\.com/, (tree) =>
    tree.change(order, /description=""|description="Set/, 'description="ask ann.bell@fabrikam.com; Set'),
  ),
  one('secrets', 'a secret', /holds a secret/, (tree) => tree.change(customizations, '<Entities />', '<Entities /><!-- clientSecret -->')),
  one('secrets', 'a token', /holds a token/, (tree) =>
    tree.change(
      'connector/apiProperties.json',
      '"capabilities"',
      '"x": "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.x", "capabilities"',
    ),
  ),
];
