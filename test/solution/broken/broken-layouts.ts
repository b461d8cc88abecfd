import { samplePaths } from '../sample-parts.ts';
import { type Broken, one, openProblems, order, orderForm, orderView } from './broken.ts';

const { chart, dashboard, form: sampleForm } = samplePaths;

export const brokenLayouts: Broken[] = [
  one('forms', 'a column that is not there', /\.xml:\d+: form Order – Xero shows xc_synctoxro, which salesorder/, (tree) =>
    tree.change(orderForm, 'datafieldname="xc_synctoxero"', 'datafieldname="xc_synctoxro"'),
  ),
  one('forms', 'a standard column that is not there', /shows customer, which salesorder/, (tree) =>
    tree.change(orderForm, 'datafieldname="customerid"', 'datafieldname="customer"'),
  ),
  one('forms', 'a field in a control of another type', /shows xc_xerourl in a control of another type/, (tree) =>
    tree.change(order, /(<Name>xc_xerourl<[\s\S]*?<Format>)url/, '$1text'),
  ),
  one('forms', 'a control without a column', /has xc_synctoxero without a column/, (tree) =>
    tree.change(orderForm, 'datafieldname="xc_synctoxero"', ''),
  ),
  one('forms', 'an event of a column that is not there', /watches xc_stat, which xc_payment/, (tree) =>
    tree.change(sampleForm, 'attribute="xc_state"', 'attribute="xc_stat"'),
  ),
  one('forms', 'a role that is not there', /is for the role 00000000-0000-5000-8000-000000000000/, (tree) =>
    tree.change(sampleForm, /<Role Id="\{[^}]+/, '<Role Id="{00000000-0000-5000-8000-000000000000'),
  ),
  one('forms', 'a form that is not active', /is not active/, (tree) =>
    tree.change(orderForm, '<FormActivationState>1<', '<FormActivationState>0<'),
  ),
  one('sub-grids', 'a relationship that is not there', /has the grid \w+ over order_lines/, (tree) =>
    tree.change(orderForm, '<RelationshipName>order_details<', '<RelationshipName>order_lines<'),
  ),
  one(
    'sub-grids',
    'a relationship of other tables',
    /over order_invoices, which does not lead from salesorder to salesorderdetail/,
    (tree) => tree.change(orderForm, '<RelationshipName>order_details<', '<RelationshipName>order_invoices<'),
  ),
  one('sub-grids', 'a view that is not there', /with the view 00000000-0000-5000-8000-000000000000/, (tree) =>
    tree.change(orderForm, /<ViewId>\{[^}]+\}/, '<ViewId>{00000000-0000-5000-8000-000000000000}'),
  ),
  one('sub-grids', 'a table that is not there', /over the table salesorderline, which is not there/, (tree) =>
    tree.change(orderForm, '<TargetEntityType>salesorderdetail<', '<TargetEntityType>salesorderline<'),
  ),
  one('own forms', 'a form laid over a shipped one', /changes a shipped form: tab .*solutionaction/, (tree) =>
    tree.change(orderForm, '<tab name="xero"', '<tab name="xero" solutionaction="Added"'),
  ),
  one('scripts', 'a page that is not there', /has WebResource_sample with the web resource xc_\/sample\/pag\.html/, (tree) =>
    tree.change(sampleForm, '<Url>xc_/sample/page.html<', '<Url>xc_/sample/pag.html<'),
  ),
  one('scripts', 'a library that is not there', /loads the library xc_\/sample\/script\.js/, (tree) =>
    tree.remove('sample/script.js.data.xml'),
  ),
  one('scripts', 'a function that is not there', /calls Sample\.onLoad, which xc_\/sample\/script\.js does not define/, (tree) =>
    tree.change('sample/script.js', 'onLoad:', 'onload:'),
  ),
  one('scripts', 'a function that is only spoken of', /calls Sample\.onLoad, which/, (tree) =>
    tree.change('sample/script.js', /^.*$/m, '// Sample = { onLoad: function () {} }'),
  ),
  one('scripts', 'a handler in a library that is not loaded', /calls Sample\.onLoad of xc_\/other\.js, which it does not load/, (tree) =>
    tree.change(sampleForm, 'libraryName="xc_/sample/script.js"', 'libraryName="xc_/other.js"'),
  ),
  one('scripts', 'a column that is not there, in a script', /script\.js:1: names xc_stat, which no table has/, (tree) =>
    tree.change('sample/script.js', "'xc_state'", "'xc_stat'"),
  ),
  one('views', 'a column that is not there', /names xc_status, which salesorder does not have/, (tree) =>
    tree.change(orderView, /<attribute name="xc_\w+" \/>/, '<attribute name="xc_status" />'),
  ),
  one('views', 'a cell of a column that is not there', /shows xc_mesage, which xc_log does not have/, (tree) =>
    tree.change(openProblems, '<cell name="xc_message"', '<cell name="xc_mesage"'),
  ),
  one('views', 'a cell that it does not read', /shows customerid, which it does not read/, (tree) =>
    tree.change(orderView, '<attribute name="customerid" />', ''),
  ),
  one('views', 'an order by what is not there', /names modified, which xc_log/, (tree) =>
    tree.change(openProblems, '<order attribute="modifiedon"', '<order attribute="modified"'),
  ),
  one('views', 'a condition on a column that is not there', /names xc_resolved, which xc_log/, (tree) =>
    tree.change(openProblems, 'attribute="xc_resolvedon"', 'attribute="xc_resolved"'),
  ),
  one(
    'views',
    'a value that is no option',
    /:\d+: view Open problems compares xc_kind with "272000005", which is none of its options/,
    (tree) => tree.change(openProblems, 'value="272000001"', 'value="272000005"'),
  ),
  one('views', 'a value of the wrong kind', /compares xc_retryable with "maybe", which is no yes/, (tree) =>
    tree.change(
      openProblems,
      'attribute="xc_kind" operator="eq" value="272000001"',
      'attribute="xc_retryable" operator="eq" value="maybe"',
    ),
  ),
  one('views', 'an operator that is not there', /has the operator "equals", which FetchXML does not have/, (tree) =>
    tree.change(openProblems, 'operator="eq"', 'operator="equals"'),
  ),
  one('views', 'an operator without its value', /gives eq 0 values/, (tree) => tree.change(openProblems, ' value="272000001"', '')),
  one('views', 'a time asked of what is no date', /asks last-x-days of xc_message, which is no date/, (tree) =>
    tree.change(openProblems, 'attribute="xc_resolvedon" operator="null"', 'attribute="xc_message" operator="last-x-days" value="7"'),
  ),
  one('views', 'a linked table that is not there', /reads the linked table xc_org, which is not there/, (tree) =>
    tree.change(openProblems, '</entity>', '<link-entity name="xc_org" from="xc_orgid" to="xc_organisationid" alias="o" /></entity>'),
  ),
  one('views', 'a linked column that is not there', /names xc_mood, which xc_organisation does not have/, (tree) =>
    tree.change(
      openProblems,
      '</entity>',
      '<link-entity name="xc_organisation" from="xc_organisationid" to="xc_organisationid" alias="o"><attribute name="xc_mood" /></link-entity></entity>',
    ),
  ),
  one('views', 'a condition on a link that is not there', /asks a condition of o, which it does not link/, (tree) =>
    tree.change(openProblems, '<condition attribute="xc_kind"', '<condition entityname="o" attribute="xc_kind"'),
  ),
  one('views', 'another table', /reads xc_link instead of xc_log/, (tree) =>
    tree.change(openProblems, '<entity name="xc_log">', '<entity name="xc_link">'),
  ),
  one('views', 'rows named by another column', /names its rows by xc_linkid instead of xc_logid/, (tree) =>
    tree.change(openProblems, 'id="xc_logid"', 'id="xc_linkid"'),
  ),
  one('views', 'a table without its quick find', /xc_log has 0 default views of type 4 \(quick find\)/, (tree) =>
    tree.remove('xc_log/SavedQueries/{ff22c6e6'),
  ),
  one('charts', 'a column that is not there', /chart Sample payments by state names xc_amont, which xc_payment/, (tree) =>
    tree.change(chart, 'name="xc_amount"', 'name="xc_amont"'),
  ),
  one('charts', 'a sum of what is no number', /takes the sum of xc_date, which is no number/, (tree) =>
    tree.change(chart, 'name="xc_amount"', 'name="xc_date"'),
  ),
  one('charts', 'a linked column that is not there', /names fullname, which account does not have/, (tree) =>
    tree.change(chart, '<attribute name="name"', '<attribute name="fullname"'),
  ),
  one('charts', 'what it does not read', /draws totals, which its query does not read/, (tree) =>
    tree.change(chart, '<measure alias="total"', '<measure alias="totals"'),
  ),
  one('charts', 'a value that is no option', /compares xc_kind with "272000009"/, (tree) =>
    tree.change(chart, 'value="272000000"', 'value="272000009"'),
  ),
  one('dashboards', 'a chart that is not there', /with the chart 00000000-0000-5000-8000-000000000000, which xc_payment/, (tree) =>
    tree.change(dashboard, /<VisualizationId>\{[^}]+/, '<VisualizationId>{00000000-0000-5000-8000-000000000000'),
  ),
  one(
    'dashboards',
    'a view of another table',
    /dashboard Sample has the grid Component1 with the view .* which xc_log does not have/,
    (tree) => tree.change(dashboard, '<TargetEntityType>xc_payment<', '<TargetEntityType>xc_log<'),
  ),
  one('dashboards', 'a table that is not there', /over the table xc_payments, which is not there/, (tree) =>
    tree.change(dashboard, '<TargetEntityType>xc_payment<', '<TargetEntityType>xc_payments<'),
  ),
];
