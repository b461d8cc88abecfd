import { type Broken, customizations, log, manifest, one, order, orderFlow, orderForm, orderView } from './broken.ts';

const described = '"definition": {';
const holding = (what: string) => `"definition": { "description": "${what}",`;

/** What is written otherwise than import takes it, and further guises of what belongs to one environment. */
export const brokenMetadata: Broken[] = [
  one('metadata', 'parts of a column out of order', /has the column xc_\w+ with Name where it is not due/, (tree) =>
    tree.change(order, /(<Name>xc_\w+<\/Name>)\s*(<LogicalName>xc_\w+<\/LogicalName>)/, '$2$1'),
  ),
  one('metadata', 'a flag that is neither 0 nor 1', /says "yes" for IsCustomizable instead of 0 or 1/, (tree) =>
    tree.change(log, '<IsCustomizable>1', '<IsCustomizable>yes'),
  ),
  one('metadata', 'an ownership that is none', /has the ownership "User"/, (tree) =>
    tree.change(log, '<OwnershipTypeMask>UserOwned', '<OwnershipTypeMask>User'),
  ),
  one('metadata', 'a text longer than a column holds', /of 9999999 characters/, (tree) =>
    tree.change(log, /<MaxLength>\d+/, '<MaxLength>9999999'),
  ),
  one('metadata', 'money without its base', /xc_amountdue without its twin in the base currency/, (tree) =>
    tree.change(order, /\s*<attribute PhysicalName="xc_amountdue_Base">[\s\S]*?<\/attribute>/i, ''),
  ),
  one('metadata', 'a form id in capitals', /has the formid \{[0-9A-F-]+\} instead of its file's/, (tree) =>
    tree.change(orderForm, /<formid>\{7[^}]*\}|<formid>\{[^}]*\}/, '<formid>{ABCDEF01-0000-5000-8000-000000000000}'),
  ),
  one('metadata', 'a table under another case', /calls the table Account account/, (tree) =>
    tree.change('Relationships/xc_organisation.xml', '<ReferencingEntityName>Account<', '<ReferencingEntityName>account<'),
  ),
  one('metadata', 'a global choice that is not', /xc_owner\.xml: is no global choice/, (tree) =>
    tree.change('OptionSets/xc_owner.xml', '<IsGlobal>1', '<IsGlobal>0'),
  ),
  one('metadata', 'a kind of form that is none', /is a form of the unknown type mian/, (tree) =>
    tree.add('solution/core/Entities/xc_log/FormXml/mian/{x}.xml', '<forms />'),
  ),
  one('packing', 'a file packing would leave out', /Roles\/readme\.md: is no component that is known here/, (tree) =>
    tree.add('solution/core/Roles/readme.md', 'x'),
  ),
  one('packing', 'a version that is not stamped', /holds the version 1\.0\.0\.0: it is stamped/, (tree) =>
    tree.change(manifest, '<Version>0.0.0.0', '<Version>1.0.0.0'),
  ),
  one('unique ids', 'an action with an id that is none', /action has the id abc, which is no GUID/, (tree) =>
    tree.change(orderFlow, /"operationMetadataId": "[^"]+"/, '"operationMetadataId": "abc"'),
  ),
  one('connection references', 'a connection beside its reference', /holds connectionid/, (tree) =>
    tree.change(customizations, 'connectionreferencelogicalname="xc_xero"', 'connectionreferencelogicalname="xc_xero" connectionid="1f"'),
  ),
  one('connection references', 'a flow that names a connection', /names a connection of one environment \(connectionName\)/, (tree) =>
    tree.change(orderFlow, '"runtimeSource": "embedded",', '"runtimeSource": "embedded", "connectionName": "mine",'),
  ),
  one('connection references', 'a reference that runs as nobody', /has the runtimeSource imbedded/, (tree) =>
    tree.change(orderFlow, '"runtimeSource": "embedded"', '"runtimeSource": "imbedded"'),
  ),
  one('deployment settings', 'a variable without a place', /connector\.json: has no place for xc_ApiHost/, (tree) =>
    tree.change('deployment-settings/connector.json', /\{\s*"SchemaName": "xc_ApiHost"[^}]*\},/, ''),
  ),
  one('deployment settings', 'a setting that is none', /holds ConnectionOwner, which is no setting/, (tree) =>
    tree.change('deployment-settings/core.json', '"LogicalName"', '"ConnectionOwner": "me", "LogicalName"'),
  ),
  ...(
    [
      ['a tenant id in a view', /holds an id that is not ours/, orderView, '<savedquery>', '<!-- 0b1c2d3e-1111-4222-8333-444455556666 -->'],
      ['an id in the connector', /holds an id that is not ours/, 'apiProperties.json', '{', '"x": "0b1c2d3e-1111-4222-8333-444455556666",'],
      [
        'the redirect URL of one environment',
        /redirect URL of one/,
        'apiProperties.json',
        '{',
        '"x": "//a.consent.azure-apim.net/redirect/b-5fc",',
      ],
      ['a secret of another name', /holds a secret/, 'apiProperties.json', '{', '"secret": { "value": "q1w2e3r4t5" },'],
      ['a password in words', /holds a secret/, order, '<attributes>', '<!-- Server=x; Pwd=hunter22; -->'],
      ['a password in an address', /holds a secret/, order, '<attributes>', '<!-- postgres://me:hunter22@db/x -->'],
      ['a signed address in XML', /holds a token/, order, '<attributes>', '<a b="x?sv=2022&amp;sig=abcdefghijklmnop" />'],
      [
        'the address of somebody’s server',
        /holds the address api\.fabrikam\.com/,
        order,
        '<attributes>',
        '<!-- https://api.fabrikam.com -->',
      ],
    ] as [string, RegExp, string, string, string][]
  ).map(([what, says, file, at, held]) => one('secrets', what, says, (tree) => tree.change(file, at, `${at}${held}`))),
  ...[
    ['a tenant id without hyphens', /an id or key of 32 digits/, '0b1c2d3e11114222833344445555666a'],
    ['a key of an API', /holds a secret/, 'x-api-key: 9f8e7d6c'],
    ['a token of GitHub', /holds a token/, 'ghp_0123456789abcdefghijklmnop'],
    ['the address of a flow', /the address of a tenant/, 'https://prod-1.westeurope.logic.azure.com/workflows'],
  ].map(([what, says, text]) =>
    one('secrets', what as string, says as RegExp, (tree) => tree.change(orderFlow, described, holding(text as string))),
  ),
];
