import { describe, expect, it } from 'vitest';
import { customizations, flowTree, form, guid, manifest, packTree, skeleton, type Tree, tableTree } from './pack-tree.ts';

/** A tree of one kind of component: its files, its place and how the manifest lists it. */
function one(place: string, component: string, files: Tree): Tree {
  return { 'Other/Solution.xml': manifest(...component.split(';').filter(Boolean)), 'Other/Customizations.xml': skeleton(place), ...files };
}

/** What customizations.xml has between the root and the languages. */
const merged = (tree: Tree, type: 'Managed' | 'Unmanaged' = 'Unmanaged') =>
  customizations(tree, { type })
    .replace(/^.*?<ImportExportXml [^>]*>/, '')
    .replace('<Languages><Language>1033</Language></Languages></ImportExportXml>', '');

describe('customizations.xml is merged as pac merges it', () => {
  it('a table: forms by file name across types, a group where its first form stands', () => {
    const text = merged(tableTree());
    const forms = [...text.matchAll(/<forms type="(\w+)">|<formid>\{[^}]*(\d)\}/g)].map((match) => match[1] ?? match[2]);
    expect(forms).toEqual(['quick', '1', 'main', '2', '3']);
  });

  it('a table: views by file name in one list, charts, ribbon; xmlns:xsi is declared once', () => {
    const text = merged(tableTree());
    expect(text).toContain(
      `<SavedQueries><savedqueries><savedquery><savedqueryid>${guid(4)}</savedqueryid></savedquery><savedquery><savedqueryid>${guid(5)}`,
    );
    expect(text).toContain(`<Visualizations><visualization><savedqueryvisualizationid>${guid(6)}`);
    expect(text).toContain(
      '<RibbonDiffXml><CustomActions /><Templates><RibbonTemplates Id="Mscrm.Templates"></RibbonTemplates></Templates>',
    );
    expect(text).not.toContain('xmlns:xsi');
  });

  it('the managed package takes the managed twins, the unmanaged one the others', () => {
    expect(merged(tableTree())).toContain('main, for makers');
    expect(merged(tableTree(), 'Managed')).toContain('main, for customers');
    expect(merged(tableTree(), 'Managed')).not.toContain('main, for makers');
  });

  it('relationships come in the order of the index; places without files stay as they are', () => {
    const text = merged(tableTree());
    expect([...text.matchAll(/EntityRelationship Name="(\w+)"/g)].map((match) => match[1])).toEqual(['b_one', 'a_two']);
    expect(text).toContain('<Roles /><Workflows /><EntityRelationships>');
  });

  it('empty places keep their writing, but for two that pac writes anew', () => {
    const tree = one('<Roles></Roles>', '', {});
    tree['Other/Customizations.xml'] = skeleton(
      '<Roles></Roles>',
      '<Workflows></Workflows>',
      '<FieldSecurityProfiles></FieldSecurityProfiles>',
    );
    expect(merged(tree)).toBe('<Roles></Roles><Workflows /><FieldSecurityProfiles />');
  });

  it('tables, choices and roles come by name in upper case: _ after letters', () => {
    const files = Object.fromEntries(['a_z', 'aB', 'a_A', 'Ac'].map((name) => [`OptionSets/${name}.xml`, `<optionset Name="${name}" />`]));
    const listed = ['a_z', 'aB', 'a_A', 'Ac'].map((name) => `type="9" schemaName="${name.toLowerCase()}"`).join(';');
    const text = merged(one('optionsets', listed, files));
    expect([...text.matchAll(/Name="(\w+)"/g)].map((match) => match[1])).toEqual(['aB', 'Ac', 'a_A', 'a_z']);
  });

  it.each([
    ['Roles', `type="20" id="${guid(1)}"`, 'Roles/A_B role.xml', `<Role id="${guid(1)}" name="A/B role" />`],
    ['Dashboards', `type="60" id="${guid(1)}"`, `Dashboards/${guid(1)}.xml`, `<Dashboard><FormId>${guid(1)}</FormId></Dashboard>`],
    ['Connectors', 'type="372" schemaName="abc_x"', 'Connectors/abc_x.xml', '<Connector><name>abc_x</name></Connector>'],
    [
      'SdkMessageProcessingSteps',
      `type="92" id="${guid(1)}"`,
      `SdkMessageProcessingSteps/${guid(1)}.xml`,
      `<SdkMessageProcessingStep SdkMessageProcessingStepId="${guid(1)}" />`,
    ],
    [
      'FieldSecurityProfiles',
      `type="70" id="${guid(1)}"`,
      'Other/FieldSecurityProfiles.xml',
      `<FieldSecurityProfiles><FieldSecurityProfile fieldsecurityprofileid="${guid(1)}" /></FieldSecurityProfiles>`,
    ],
    ['EntityMaps', '', 'Other/EntityMaps.xml', '<EntityMaps><EntityMap /></EntityMaps>'],
    ['Dialogs', `type="60" id="${guid(1)}"`, `Dialogs/${guid(1)}.xml`, `<Dialog><FormId>${guid(1)}</FormId></Dialog>`],
    ['EntityDataProviders', '', `EntityDataProviders/${guid(1)}.xml`, '<EntityDataProvider><Name>one</Name></EntityDataProvider>'],
    ['EntityDataSources', '', `EntityDataSources/${guid(1)}.xml`, '<EntityDataSource><Name>one</Name></EntityDataSource>'],
    ['Templates', '', 'Templates/MailMergeTemplates.xml', '<MailMergeTemplates><MailMergeTemplate /></MailMergeTemplates>'],
  ])('%s: definitions fill their place in both packages', (place, component, path, text) => {
    const content = text.replace(/^<(\w+)/, '<$1 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"');
    const expected = text.startsWith(`<${place}>`) ? text : `<${place}>${text}</${place}>`;
    for (const type of ['Unmanaged', 'Managed'] as const) expect(merged(one(place, component, { [path]: content }), type)).toBe(expected);
  });

  it('site map, ribbon and connection roles get a place when the skeleton has none, where the schema wants it', () => {
    const tree = one('EntityMaps', 'type="62"', {
      'Other/SiteMap.xml': '<SiteMap><SiteMap IntroducedVersion="7.0.0.0" /></SiteMap>',
      'Other/RibbonCustomization.xml': '<RibbonDiffXml><CustomActions /></RibbonDiffXml>',
    });
    expect(merged(tree)).toBe(
      '<RibbonDiffXml><CustomActions /></RibbonDiffXml><SiteMap><SiteMap IntroducedVersion="7.0.0.0" /></SiteMap><EntityMaps />',
    );
  });

  it('an app and its site map: one file a package', () => {
    const tree: Tree = {
      'Other/Solution.xml': manifest('type="62" schemaName="abc_app"', 'type="80" schemaName="abc_app"'),
      'Other/Customizations.xml': skeleton('AppModuleSiteMaps', 'AppModules'),
      'AppModules/abc_App/AppModule.xml': '<AppModule><FormFactor>1</FormFactor></AppModule>',
      'AppModules/abc_App/AppModule_managed.xml': '<AppModule><FormFactor>2</FormFactor></AppModule>',
      'AppModuleSiteMaps/abc_App/AppModuleSiteMap.xml': '<AppModuleSiteMap><ShowHome>True</ShowHome></AppModuleSiteMap>',
      'AppModuleSiteMaps/abc_App/AppModuleSiteMap_managed.xml': '<AppModuleSiteMap><ShowHome>False</ShowHome></AppModuleSiteMap>',
    };
    expect(merged(tree, 'Managed')).toContain(
      '<ShowHome>False</ShowHome></AppModuleSiteMap></AppModuleSiteMaps><AppModules><AppModule><FormFactor>2<',
    );
    expect(merged(tree)).toContain('<ShowHome>True</ShowHome></AppModuleSiteMap></AppModuleSiteMaps><AppModules><AppModule><FormFactor>1<');
  });

  it('solution.xml is the manifest with 0 or 1', () => {
    const solution = (type: 'Managed' | 'Unmanaged') => packTree(flowTree(), { type }).files['solution.xml'] ?? '';
    expect(solution('Managed')).toContain('<Managed>1</Managed>');
    expect(solution('Unmanaged')).toContain('<Managed>0</Managed>');
  });

  it('a missing managed form is replaced by the other only when asked', () => {
    const tree = tableTree();
    delete tree[`Entities/abc_Thing/FormXml/main/${guid(2)}_managed.xml`];
    expect(packTree(tree, { type: 'Managed', unmanagedForMissingManaged: true }).files['customizations.xml']).toContain('main, for makers');
    tree[`Entities/abc_Thing/FormXml/main/${guid(2)}_managed.xml`] = form(guid(2), 'back');
    expect(packTree(tree, { type: 'Managed' }).faults).toEqual([]);
  });
});
