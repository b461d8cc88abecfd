import { type Broken, log, one, order, payment } from './broken.ts';

export const brokenTables: Broken[] = [
  one('columns', 'a folder without its table', /xc_taxrate\/Entity\.xml: is missing/, (tree) => tree.remove('xc_taxrate/Entity.xml')),
  one('columns', 'a required level that is not known', /with the required level "sometimes"/, (tree) =>
    tree.change(log, '<RequiredLevel>none<', '<RequiredLevel>sometimes<'),
  ),
  one('relationships', 'a deed along it that is not known', /has the CascadeDelete "Remove"/, (tree) =>
    tree.change('Relationships/Account.xml', '<CascadeDelete>RemoveLink<', '<CascadeDelete>Remove<'),
  ),
  one(
    'columns',
    'a column that is renamed in one place',
    /Entity\.xml:\d+: table salesorder has the column xc_toggle under the physical name xc_synctoxero/,
    (tree) => tree.change(order, '<LogicalName>xc_synctoxero<', '<LogicalName>xc_toggle<'),
  ),
  one('columns', 'a column that is there twice', /has the column xc_date twice/, (tree) =>
    tree.change(payment, '<LogicalName>xc_amount<', '<LogicalName>xc_date<'),
  ),
  one('columns', 'a text without a length', /xc_xeroinvoiceid without a length/, (tree) =>
    tree.change(order, /(<LogicalName>xc_xeroinvoiceid<[\s\S]*?)<MaxLength>36<\/MaxLength>\n/, '$1'),
  ),
  one('columns', 'a type that is not known', /xc_retry of the unknown type "boolean"/, (tree) =>
    tree.change(log, /(<attribute PhysicalName="xc_retry">\s*<Type>)bit/, '$1boolean'),
  ),
  one('columns', 'a standard column', /changes the standard column name/, (tree) =>
    tree.change(
      order,
      /PhysicalName="xc_xerourl"([\s\S]*?)<Name>xc_xerourl<\/Name>(\s*)<LogicalName>xc_xerourl/,
      'PhysicalName="name"$1<Name>name</Name>$2<LogicalName>name',
    ),
  ),
  one('columns', 'another set name', /has the set name xc_logentries instead of xc_logs/, (tree) =>
    tree.change(log, '<EntitySetName>xc_logs<', '<EntitySetName>xc_logentries<'),
  ),
  one('columns', 'a table without its name column', /has 0 name columns/, (tree) => tree.change(log, 'PrimaryName|', '')),
  one('columns', 'a table without a set name', /is neither standard nor made here/, (tree) => tree.change(log, /<EntitySetName>.*\n/, '')),
  one('columns', 'another prefix', /whose name is not xc_/, (tree) =>
    tree.change(order, /PhysicalName="xc_xerourl"([\s\S]*?)<LogicalName>xc_xerourl/, 'PhysicalName="new_url"$1<LogicalName>new_url'),
  ),
  one('choices', 'the name of a choice that is not there', /names the choice xc_syncstate/, (tree) =>
    tree.change(order, '<OptionSetName>xc_syncstatus<', '<OptionSetName>xc_syncstate<'),
  ),
  one('choices', 'a value without the prefix', /value 100000001 instead of 272000001/, (tree) =>
    tree.change('OptionSets/xc_outcome.xml', 'value="272000001"', 'value="100000001"'),
  ),
  one('choices', 'a value that is there twice', /value 272000000 instead of 272000001/, (tree) =>
    tree.change('OptionSets/xc_outcome.xml', 'value="272000001"', 'value="272000000"'),
  ),
  one('choices', 'options in another order', /xc_log_xc_kind has the value 272000001 instead of 272000000/, (tree) =>
    tree.change(log, 'value="272000000"', 'value="272000001"'),
  ),
  one('choices', 'an option without a label', /xc_outcome has an option 272000000 without a label/, (tree) =>
    tree.change('OptionSets/xc_outcome.xml', /(<labels>\s*<label description=")[^"]+/, '$1'),
  ),
  one('choices', 'a choice in the file of another', /OptionSets\/xc_owner\.xml: holds the choice xc_owners/, (tree) =>
    tree.change('OptionSets/xc_owner.xml', 'Name="xc_owner"', 'Name="xc_owners"'),
  ),
  one('choices', 'a default that is no option', /xc_mode has the default 272000009/, (tree) =>
    tree.change('Entities/xc_organisation/Entity.xml', /(<Name>xc_mode<[\s\S]*?<AppDefaultValue>)272000000/, '$1272000009'),
  ),
  one(
    'relationships',
    'a lookup without its relationship',
    /SalesOrder\/Entity\.xml:\d+: lookup xc_brandingthemeid of salesorder has 0/,
    (tree) => tree.remove('Relationships/xc_brandingtheme.xml'),
  ),
  one('relationships', 'a lookup of the platform without its relationship', /lookup createdby of xc_log has 0/, (tree) =>
    tree.change('Relationships/SystemUser.xml', /<EntityRelationship Name="lk_xc_log_createdby">[\s\S]*?<\/EntityRelationship>\n/, ''),
  ),
  one('relationships', 'a relationship without its lookup', /not there: salesorder\.xc_organisation$/m, (tree) =>
    tree.change(
      'Relationships/xc_organisation.xml',
      /(<ReferencingEntityName>SalesOrder<[\s\S]*?<ReferencingAttributeName>)xc_organisationid/,
      '$1xc_organisation',
    ),
  ),
  one('relationships', 'a relationship from a table that is not there', /starts from a table that is not there: xc_logs/, (tree) =>
    tree.change('Relationships/Contact.xml', '<ReferencingEntityName>xc_log<', '<ReferencingEntityName>xc_logs<'),
  ),
  one('relationships', 'a relationship to a table that is not there', /points to an unknown table: person/, (tree) =>
    tree.change('Relationships/Contact.xml', '<ReferencedEntityName>Contact<', '<ReferencedEntityName>Person<'),
  ),
  one('relationships', 'a relationship over a column that is no lookup', /is no lookup: xc_log\.xc_runid/, (tree) =>
    tree.change('Relationships/Contact.xml', '<ReferencingAttributeName>xc_contactid<', '<ReferencingAttributeName>xc_runid<'),
  ),
  one('relationships', 'a relationship that the index leaves out', /does not list xc_invoice_payment_invoiceid/, (tree) =>
    tree.change('Other/Relationships.xml', '  <EntityRelationship Name="xc_invoice_payment_invoiceid" />\n', ''),
  ),
  one('relationships', 'an index that lists what is not there', /lists xc_nothing, which is not there/, (tree) =>
    tree.change('Other/Relationships.xml', 'Name="xc_invoice_payment_invoiceid"', 'Name="xc_nothing"'),
  ),
  one('relationships', 'another navigation property than the column', /navigation property "xc_Invoice"/, (tree) =>
    tree.change('Relationships/Invoice.xml', '<NavigationPropertyName>xc_invoiceid<', '<NavigationPropertyName>xc_Invoice<'),
  ),
  one('relationships', 'another navigation property back', /has the navigation property "xc_payments" back/, (tree) =>
    tree.change(
      'Relationships/Invoice.xml',
      /<NavigationPropertyName>xc_invoice_payment_invoiceid</,
      '<NavigationPropertyName>xc_payments<',
    ),
  ),
  one('relationships', 'another type', /is of the type ManyToMany instead of OneToMany/, (tree) =>
    tree.change('Relationships/Contact.xml', '>OneToMany<', '>ManyToMany<'),
  ),
];
