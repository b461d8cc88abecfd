import { type Broken, one, orderFlow, payment } from './broken.ts';

const app = 'AppModules/xc_Sample/AppModule.xml';
const map = 'AppModuleSiteMaps/xc_Sample/AppModuleSiteMap.xml';
const role = 'Roles/Sample role.xml';
const icon = 'sample/icon.svg.data.xml';
const workflow = 'Workflows/OrdertoXero';
const variable = 'environmentvariabledefinitions/xc_ApiHost/environmentvariabledefinition.xml';

export const brokenParts: Broken[] = [
  one('app', 'a table that is not there', /app xc_Sample lists xc_payments of type 1, which is not there/, (tree) =>
    tree.change(app, 'schemaName="xc_payment"', 'schemaName="xc_payments"'),
  ),
  one('app', 'a dashboard that is not there', /lists 00000000-0000-5000-8000-000000000000 of type 60/, (tree) =>
    tree.change(app, /type="60" id="\{[^}]+/, 'type="60" id="{00000000-0000-5000-8000-000000000000'),
  ),
  one('app', 'a role that is not there', /is for the role 00000000-0000-5000-8000-000000000000/, (tree) =>
    tree.change(app, /<Role id="\{[^}]+/, '<Role id="{00000000-0000-5000-8000-000000000000'),
  ),
  one('app', 'a role that opens no app', /role Sample role opens no app/, (tree) =>
    tree.change(app, /<Role id="\{[^}]+/, '<Role id="{627090ff-40a3-4053-8790-584edc5be201'),
  ),
  one('app', 'no site map', /has no site map/, (tree) => tree.change(app, /<AppModuleComponent type="62"[^>]*>/, '')),
  one(
    'site map',
    'a table that the app does not hold',
    /site map xc_Sample: sample_payments leads to xc_log, which is no table of the app/,
    (tree) => tree.change(map, 'Entity="xc_payment"', 'Entity="xc_log"'),
  ),
  one('site map', 'a dashboard that is not there', /sample_board leads to the dashboard 0+-/, (tree) =>
    tree.change(map, /DefaultDashboard="[^"]+/, 'DefaultDashboard="00000000-0000-5000-8000-000000000000'),
  ),
  one('site map', 'a view that is not there', /sample_view leads to the view 00000000/, (tree) =>
    tree.change(map, /viewid=\{\w{8}/, 'viewid={00000000'),
  ),
  one('site map', 'an entry that is there twice', /sample_view is there twice/, (tree) =>
    tree.change(map, 'Id="sample_board"', 'Id="sample_view"'),
  ),
  one('site map', 'a site map of no app', /site map xc_Other is in no app/, (tree) =>
    tree.change(map, '<SiteMapUniqueName>xc_Sample<', '<SiteMapUniqueName>xc_Other<'),
  ),
  one(
    'roles',
    'a privilege on a table that is not there',
    /Sample role\.xml:\d+: role Sample role has the privilege prvReadxc_payments/,
    (tree) => tree.change(role, 'prvReadxc_payment"', 'prvReadxc_payments"'),
  ),
  one('roles', 'a table by another name than its own', /prvReadSalesOrder, and there is no table SalesOrder/, (tree) =>
    tree.change(role, 'prvReadOrder', 'prvReadSalesOrder'),
  ),
  one('roles', 'a verb that is not known', /prvSeexc_log, which does nothing that is known/, (tree) =>
    tree.change(role, 'prvReadxc_log', 'prvSeexc_log'),
  ),
  one('roles', 'a level that is not known', /at the level "Everywhere"/, (tree) =>
    tree.change(role, 'level="Global"', 'level="Everywhere"'),
  ),
  one('roles', 'a privilege that is there twice', /has the privilege prvReadOrder twice/, (tree) =>
    tree.change(role, /(<RolePrivilege name="prvReadOrder"[^>]*>)/, '$1\n$1'),
  ),
  one('roles', 'privileges out of order', /does not list its privileges in order/, (tree) =>
    tree.change(role, /(<RolePrivilege [^>]*>\n)(<RolePrivilege [^>]*>\n)/, '$2$1'),
  ),
  one('roles', 'a role in the file of another', /should be in Roles\/Other\.xml/, (tree) =>
    tree.change(role, 'name="Sample role"', 'name="Other"'),
  ),
  one('web resources', 'another packed name', /is packed as \/WebResources\/xc_iconsvg/, (tree) =>
    tree.change(icon, '/WebResources/xc_sampleiconsvg', '/WebResources/xc_iconsvg'),
  ),
  one('web resources', 'another type than its ending', /is of type 5 instead of 11/, (tree) =>
    tree.change(icon, '<WebResourceType>11<', '<WebResourceType>5<'),
  ),
  one('web resources', 'a missing file', /has no file WebResources\/xc_\/sample\/icon\.svg/, (tree) =>
    tree.rename('sample/icon.svg', 'sample/icon2.svg'),
  ),
  one(
    'web resources',
    'a file without a definition',
    /sample\/more\.css has no \.data\.xml|sample\/more\.css: has no \.data\.xml/,
    (tree) => tree.add('solution/core/WebResources/xc_/sample/more.css', 'body {}\n'),
  ),
  one(
    'web resources',
    'a page that loads what is not there',
    /loads other\.js, and there is no web resource xc_\/sample\/other\.js/,
    (tree) => tree.change('sample/page.html', 'src="script.js"', 'src="other.js"'),
  ),
  one('web resources', 'a page that loads from outside', /loads https:\/\/example\.com\/x\.js, from outside/, (tree) =>
    tree.change('sample/page.html', 'src="script.js"', 'src="https://example.com/x.js"'),
  ),
  one('icons', 'an icon of a table that is not there', /table xc_payment has the IconVectorName xc_\/nothing\.svg/, (tree) =>
    tree.change(
      payment,
      /(<IconVectorName>.*)?<EnforceStateTransitions>/s,
      '<IconVectorName>xc_/nothing.svg</IconVectorName><EnforceStateTransitions>',
    ),
  ),
  one('icons', 'an icon of an app that is not there', /app xc_Sample has the icon 00000000/, (tree) =>
    tree.change(app, /<WebResourceId>\w{8}/, '<WebResourceId>00000000'),
  ),
  one('icons', 'an icon of an entry that is not there', /site map entry sample_payments has the VectorIcon xc_\/none\.svg/, (tree) =>
    tree.change(map, 'xc_/sample/icon.svg', 'xc_/none.svg'),
  ),
  one('environment variables', 'a value', /sets a value, which would overwrite/, (tree) =>
    tree.add('solution/connector/environmentvariabledefinitions/xc_ApiHost/environmentvariablevalues.json', '{}\n'),
  ),
  one('environment variables', 'a default value', /has a default value/, (tree) =>
    tree.change(variable, '<description', '<defaultvalue>x</defaultvalue><description'),
  ),
  one('environment variables', 'a secret', /has the type 100000005/, (tree) => tree.change(variable, '<type>100000000', '<type>100000005')),
  one('environment variables', 'one in the folder of another', /xc_Host is in the folder of another/, (tree) =>
    tree.change(variable, 'schemaname="xc_ApiHost"', 'schemaname="xc_Host"'),
  ),
  one('workflows', 'a flow without its definition', /nothing for the flow order-to-xero/, (tree) => tree.remove(workflow)),
  one('workflows', 'a definition without its flow', /which is no flow's/, (tree) => tree.remove(orderFlow)),
  one('workflows', 'a flow whose file is named otherwise', /names \/Workflows\/Order-/, (tree) =>
    tree.change(workflow, '/Workflows/OrdertoXerosendanorderwhenitistoggledorchanged-', '/Workflows/Order-'),
  ),
  one('workflows', 'a name that is no sentence', /has the name "Order", which is no sentence/, (tree) =>
    tree.change(workflow, / Name="[^"]+"/, ' Name="Order"'),
  ),
  one('workflows', 'a flow that is on', /has the StateCode 1 instead of 0/, (tree) =>
    tree.change(workflow, '<StateCode>0<', '<StateCode>1<'),
  ),
  one('workflows', 'a flow that does not say what it does', /does not say what it does/, (tree) =>
    tree.change(workflow, / Description="[^"]+"/, ''),
  ),
];
