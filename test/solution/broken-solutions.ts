interface Editor {
  /** Replaces the first match in the first file whose path contains `file`. */
  change(file: string, from: string | RegExp, to: string): void;
  remove(file: string): void;
  rename(file: string, to: string): void;
}

export interface Broken {
  check: string;
  what: string;
  edit(editor: Editor): void;
  says: RegExp;
}

const order = 'Entities/SalesOrder/Entity.xml';
const log = 'Entities/xc_log/Entity.xml';
const orderForm = 'Entities/SalesOrder/FormXml/main/{';
const orderView = 'Entities/SalesOrder/SavedQueries/{';
const workflow = 'Workflows/OrdertoXero';

const one = (check: string, what: string, says: RegExp, edit: Broken['edit']): Broken => ({ check, what, says, edit });

/** Each breaks one thing in a copy of solution/core, and says what its check must answer. */
export const broken: Broken[] = [
  one('relationships', 'a lookup without its relationship', /lookup xc_brandingthemeid has 0/, (tree) =>
    tree.remove('Relationships/xc_brandingtheme.xml'),
  ),
  one('relationships', 'a relationship without its lookup', /not there: salesorder\.xc_organisation$/m, (tree) =>
    tree.change(
      'Relationships/xc_organisation.xml',
      /(<ReferencingEntityName>SalesOrder<[\s\S]*?<ReferencingAttributeName>)xc_organisationid/,
      '$1xc_organisation',
    ),
  ),
  one('relationships', 'a relationship over a column that is no lookup', /is no lookup: xc_log\.xc_runid/, (tree) =>
    tree.change('Relationships/Contact.xml', '<ReferencingAttributeName>xc_contactid<', '<ReferencingAttributeName>xc_runid<'),
  ),
  one('relationships', 'a relationship that the index leaves out', /does not list xc_invoice_payment_invoiceid/, (tree) =>
    tree.change('Other/Relationships.xml', '  <EntityRelationship Name="xc_invoice_payment_invoiceid" />\n', ''),
  ),
  one('relationships', 'another navigation property than the column', /navigation property "xc_Invoice"/, (tree) =>
    tree.change('Relationships/Invoice.xml', '<NavigationPropertyName>xc_invoiceid<', '<NavigationPropertyName>xc_Invoice<'),
  ),
  one('choices', 'the name of a choice that is not there', /names the choice xc_syncstate/, (tree) =>
    tree.change(order, '<OptionSetName>xc_syncstatus<', '<OptionSetName>xc_syncstate<'),
  ),
  one('choices', 'a value without the prefix', /value 100000001 instead of 272000001/, (tree) =>
    tree.change('OptionSets/xc_outcome.xml', 'value="272000001"', 'value="100000001"'),
  ),
  one('choices', 'options in another order', /xc_log_xc_kind has the value 272000001 instead of 272000000/, (tree) =>
    tree.change(log, 'value="272000000"', 'value="272000001"'),
  ),
  one('choices', 'a default that is no option', /xc_mode has the default 272000009/, (tree) =>
    tree.change('Entities/xc_organisation/Entity.xml', /(<Name>xc_mode<[\s\S]*?<AppDefaultValue>)272000000/, '$1272000009'),
  ),
  one('layouts', 'a form with a column that is not there', /shows xc_synctoxro, which salesorder/, (tree) =>
    tree.change(orderForm, 'datafieldname="xc_synctoxero"', 'datafieldname="xc_synctoxro"'),
  ),
  one('layouts', 'a form with a standard column that is not there', /shows customer, which salesorder/, (tree) =>
    tree.change(orderForm, 'datafieldname="customerid"', 'datafieldname="customer"'),
  ),
  one('layouts', 'a field in a control of another type', /shows xc_xerourl in a control of another type/, (tree) =>
    tree.change(order, /(<Name>xc_xerourl<[\s\S]*?<Format>)url/, '$1text'),
  ),
  one('layouts', 'a sub-grid over a relationship that is not there', /sub-grid over order_lines/, (tree) =>
    tree.change(orderForm, '<RelationshipName>order_details<', '<RelationshipName>order_lines<'),
  ),
  one('layouts', 'a sub-grid with a view that is not there', /with a view that is not there/, (tree) =>
    tree.change(orderForm, /<ViewId>\{[^}]+\}/, '<ViewId>{00000000-0000-5000-8000-000000000000}'),
  ),
  one('layouts', 'a view with a column that is not there', /shows xc_status, which salesorder/, (tree) =>
    tree.change(orderView, /<attribute name="xc_\w+" \/>/, '<attribute name="xc_status" />'),
  ),
  one('layouts', 'a view that shows what it does not read', /shows customerid, which it does not read/, (tree) =>
    tree.change(orderView, '<attribute name="customerid" />', ''),
  ),
  one('ids', 'another form id', /form Order – Xero has the id .* instead of/, (tree) =>
    tree.change(orderForm, /<formid>\{\w{8}/, '<formid>{00000000'),
  ),
  one('ids', 'a renamed view', /view Orders and more has the id/, (tree) =>
    tree.change(orderView, /(<LocalizedName description=")[^"]*/, '$1Orders and more'),
  ),
  one('ids', 'an id used twice', /has the id of tab summary/, (tree) =>
    tree.change(
      orderForm,
      /(<tab name="summary" verticallayout="true" id=")([^"]+)([\s\S]*?<tab name="\w+" verticallayout="true" id=")[^"]+/,
      '$1$2$3$2',
    ),
  ),
  one('ids', 'a flow that is not carried', /nothing for the flow order-to-xero/, (tree) => tree.remove(workflow)),
  one('ids', 'a flow whose file is named otherwise', /names \/Workflows\/Order-/, (tree) =>
    tree.change(workflow, '/Workflows/OrdertoXerosendanorderwhenitistoggledorchanged-', '/Workflows/Order-'),
  ),
  one('root components', 'a table that is not listed', /does not list type 1 xc_payment/, (tree) =>
    tree.change('Other/Solution.xml', /\s*<RootComponent type="1" schemaName="xc_payment"[^>]*>/, ''),
  ),
  one('root components', 'a component that is not there', /lists type 9 xc_outcome, which is not there/, (tree) =>
    tree.remove('OptionSets/xc_outcome.xml'),
  ),
  one('root components', 'a standard table taken over whole', /lists table salesorder with behavior 0/, (tree) =>
    tree.change('Other/Solution.xml', 'schemaName="salesorder" behavior="2"', 'schemaName="salesorder" behavior="0"'),
  ),
  one('root components', 'components out of order', /in order/, (tree) =>
    tree.change('Other/Solution.xml', /(\s*<RootComponent [^>]*>)(\s*<RootComponent [^>]*>)/, '$2$1'),
  ),
  one('skeleton', 'a place that is not empty', /holds something in optionsets/, (tree) =>
    tree.change('Other/Customizations.xml', '<optionsets />', '<optionsets>\n  </optionsets>'),
  ),
  one('skeleton', 'a missing place', /has no place for Workflows/, (tree) => tree.change('Other/Customizations.xml', '<Workflows />', '')),
  one('skeleton', 'a table without a place for its forms', /has no place for FormXml/, (tree) => tree.change(order, '<FormXml />', '')),
  one('managed twins', 'a form without its twin', /has no twin/, (tree) => tree.remove('_managed.xml')),
  one('managed twins', 'a form that differs from its twin', /differs from its twin/, (tree) =>
    tree.change('_managed.xml', '<FormActivationState>1<', '<FormActivationState>0<'),
  ),
  one('dependencies', 'a connector that is not declared', /does not declare the connector of xc_xero/, (tree) =>
    tree.change('Other/Solution.xml', 'displayName="xc_xero"', 'displayName="xc_other"'),
  ),
  one('dependencies', 'a dependency of a flow that is not there', /declares a dependency of the flow/, (tree) => tree.remove(workflow)),
  one('text', 'a byte order mark', /begins with a byte order mark/, (tree) => tree.change(order, /^/, '\ufeff')),
  one('text', 'carriage returns', /has carriage returns/, (tree) => tree.change(order, /\n/, '\r\n')),
  one('text', 'an address of a tenant', /holds the address of a tenant/, (tree) =>
    tree.change(order, /description=""|description="Set/, 'description="see contoso.crm4.dynamics.com; Set'),
  ),
  one('text', 'a secret', /holds a secret/, (tree) =>
    tree.change('Other/Customizations.xml', '<Entities />', '<Entities /><!-- clientSecret -->'),
  ),
];
