import { describe, expect, it } from 'vitest';
import { flowTree, guid, manifest, packTree, skeleton, type Tree, tableTree } from './pack-tree.ts';

const manifestOf = (tree: Tree) => tree['Other/Solution.xml'] as string;
const skeletonOf = (tree: Tree) => tree['Other/Customizations.xml'] as string;
const flow = `Workflows/Send-${guid(7).slice(1, -1).toUpperCase()}.json`;

/** What is wrong, a sound tree, what makes it so, and the fault that must be named. */
const refusals: [what: string, tree: () => Tree, spoil: (tree: Tree) => void, fault: RegExp][] = [
  [
    'a component the manifest does not list',
    tableTree,
    (tree) => {
      tree['Roles/New.xml'] = `<Role id="${guid(9)}" name="New" />`;
    },
    /^Other\/Solution\.xml does not list the role 0+-.*9 \(type 20, Roles\/New\.xml\)$/,
  ],
  [
    'a listed component that is not there',
    tableTree,
    (tree) => {
      tree['Other/Solution.xml'] = manifest('type="1" schemaName="abc_thing"', 'type="61" schemaName="abc_/icon.svg"');
    },
    /^Other\/Solution\.xml lists abc_\/icon\.svg of type 61, which is not there$/,
  ],
  [
    'a listed form that is not there',
    tableTree,
    (tree) => {
      tree['Other/Solution.xml'] = manifest('type="1" schemaName="abc_thing"', `type="60" id="${guid(77)}"`);
    },
    /lists 0+-.*4d of type 60, which is not there$/,
  ],
  [
    'a place of the skeleton that holds something',
    tableTree,
    (tree) => {
      tree['Other/Customizations.xml'] = skeletonOf(tree).replace('<Entities />', '<Entities><Entity /></Entities>');
    },
    /^Other\/Customizations\.xml holds something in Entities: pac would leave out its files$/,
  ],
  [
    'a place that holds something while its folder is empty',
    tableTree,
    (tree) => {
      tree['Other/Customizations.xml'] = skeletonOf(tree).replace('<Roles />', '<Roles><Role /></Roles>');
    },
    /holds something in Roles/,
  ],
  [
    'a place that is missing',
    tableTree,
    (tree) => {
      tree['Other/Customizations.xml'] = skeletonOf(tree).replace('<Entities />', '');
    },
    /^Other\/Customizations\.xml has no place for Entities$/,
  ],
  [
    'a place in a table that holds something',
    tableTree,
    (tree) => {
      tree['Entities/abc_Thing/Entity.xml'] = (tree['Entities/abc_Thing/Entity.xml'] ?? '').replace(
        '<FormXml />',
        '<FormXml><forms /></FormXml>',
      );
    },
    /^Entities\/abc_Thing\/Entity\.xml holds something in FormXml/,
  ],
  [
    'a table without a place for its charts',
    tableTree,
    (tree) => {
      tree['Entities/abc_Thing/Entity.xml'] = (tree['Entities/abc_Thing/Entity.xml'] ?? '').replace('<Visualizations />', '');
    },
    /has no place for Visualizations$/,
  ],
  [
    'a form without its managed twin',
    tableTree,
    (tree) => {
      delete tree[`Entities/abc_Thing/FormXml/main/${guid(2)}_managed.xml`];
    },
    /^Entities\/abc_Thing\/FormXml\/main\/\{.*2\}_managed\.xml is missing: the managed package/,
  ],
  [
    'an app without its managed twin',
    tableTree,
    (tree) => {
      tree['Other/Solution.xml'] = manifest('type="1" schemaName="abc_thing"', 'type="80" schemaName="abc_app"');
      tree['Other/Customizations.xml'] = skeletonOf(tree).replace('<CustomControls />', '<CustomControls /><AppModules />');
      tree['AppModules/abc_App/AppModule.xml'] = '<AppModule />';
    },
    /^AppModules\/abc_App\/AppModule_managed\.xml is missing/,
  ],
  [
    'a relationship the index does not list',
    tableTree,
    (tree) => {
      tree['Other/Relationships.xml'] = '<EntityRelationships><EntityRelationship Name="a_two" /></EntityRelationships>';
    },
    /^Other\/Relationships\.xml does not list the relationship b_one$/,
  ],
  [
    'a listed relationship that is not there',
    tableTree,
    (tree) => {
      delete tree['Other/Relationships/Team.xml'];
    },
    /^Other\/Relationships\.xml lists the relationship b_one, which is not there$/,
  ],
  [
    'a flow without its .data.xml',
    flowTree,
    (tree) => {
      tree['Workflows/Other.json'] = '{}';
    },
    /^Workflows\/Other\.json belongs to no component/,
  ],
  [
    'a .data.xml without its flow',
    flowTree,
    (tree) => {
      delete tree[flow];
    },
    /^Workflows\/Send-.*\.json is named by a component and is not there$/,
  ],
  [
    'a flow that begins with a byte order mark',
    flowTree,
    (tree) => {
      tree[flow] = '\ufeff{}';
    },
    /^Workflows\/Send-.*\.json begins with a byte order mark/,
  ],
  [
    'a connector that names a file that is not there',
    flowTree,
    (tree) => {
      tree['Other/Solution.xml'] = manifest(`type="29" id="${guid(7)}"`, 'type="372" schemaName="abc_x"');
      tree['Other/Customizations.xml'] = skeleton('Entities', 'Workflows', 'Connectors');
      tree['Connectors/abc_x.xml'] = '<Connector><name>abc_x</name><iconblob>/Connector/abc_x_iconblob.Png</iconblob></Connector>';
    },
    /^Connectors\/abc_x_iconblob\.Png is named by a component and is not there$/,
  ],
  [
    'a file in a table folder that is no part of a table',
    tableTree,
    (tree) => {
      tree['Entities/abc_Thing/Forms/main.xml'] = '<forms />';
    },
    /^Entities\/abc_Thing\/Forms\/main\.xml is no part of a table/,
  ],
  [
    'a folder of a table without the table',
    tableTree,
    (tree) => {
      tree['Entities/abc_Other/RibbonDiff.xml'] = '<RibbonDiffXml />';
    },
    /^Entities\/abc_Other has no Entity\.xml$/,
  ],
  [
    'an environment variable that is not listed while another is',
    tableTree,
    (tree) => {
      tree['Other/Solution.xml'] = manifest('type="1" schemaName="abc_thing"', 'type="380" schemaName="abc_A"');
      for (const name of ['abc_A', 'abc_B'])
        tree[`environmentvariabledefinitions/${name}/environmentvariabledefinition.xml`] =
          `<environmentvariabledefinition schemaname="${name}" />`;
    },
    /does not list the environment variable abc_b \(type 380/,
  ],
  [
    'a control that is not listed',
    tableTree,
    (tree) => {
      tree['Controls/abc_One.Two/ControlManifest.xml'] = '<manifest />';
      tree['Controls/abc_One.Two/ControlManifest.xml.data.xml'] = '<CustomControl><Name>abc_One.Two</Name></CustomControl>';
    },
    /^Other\/Solution\.xml does not list the control abc_one\.two \(type 66, /,
  ],
  [
    'a file in the folder of a kind that is none of it',
    tableTree,
    (tree) => {
      tree['Roles/sales/Seller.xml'] = '<Role />';
    },
    /^Roles\/sales\/Seller\.xml is no component that is known here$/,
  ],
  [
    'a kind that is not packed here',
    tableTree,
    (tree) => {
      tree['ServiceEndpoints/one.xml'] = '<ServiceEndpoint />';
    },
    /^ServiceEndpoints\/one\.xml is of a kind that is not packed here$/,
  ],
  [
    'the YAML layout',
    tableTree,
    (tree) => {
      tree['solutions/abc/solution.yml'] = 'a: 1';
    },
    /YAML layout/,
  ],
  [
    'XML that is none',
    tableTree,
    (tree) => {
      tree['Roles/Bad.xml'] = '<Role>\n<Name></Role>';
    },
    /^Roles\/Bad\.xml line 2: Name is closed by another name$/,
  ],
  [
    'no manifest',
    tableTree,
    (tree) => {
      delete tree['Other/Solution.xml'];
    },
    /^Other\/Solution\.xml is missing$/,
  ],
  [
    'no skeleton',
    tableTree,
    (tree) => {
      delete tree['Other/Customizations.xml'];
    },
    /^Other\/Customizations\.xml is missing$/,
  ],
];

describe('what pac leaves out without a word is refused', () => {
  it.each(refusals)('%s', (_what, sound, spoil, fault) => {
    const tree = sound();
    expect(packTree(tree, { type: 'Managed' }).faults).toEqual([]);
    spoil(tree);
    const { faults, names } = packTree(tree, { type: 'Managed' });
    expect(names).toEqual([]);
    expect(faults).toContainEqual(expect.stringMatching(fault));
  });

  it.each(['FieldSecurityProfiles', 'Templates', 'ConnectionRoles', 'RibbonDiffXml', 'EntityMaps', 'SiteMap'])(
    'a place of what is kept whole, %s, that is not empty',
    (name) => {
      const tree = tableTree();
      tree['Other/Customizations.xml'] = skeletonOf(tree).replace('<Entities />', `<Entities /><${name}><a /></${name}>`);
      expect(packTree(tree).faults).toContain(`Other/Customizations.xml holds something in ${name}: pac would leave out its files`);
    },
  );

  it('a component listed twice, a place that is there twice, a connection role that is not listed', () => {
    const tree = tableTree();
    tree['Other/Solution.xml'] = manifest('type="1" schemaName="abc_thing"', 'type="1" schemaName="abc_thing"');
    tree['Other/Customizations.xml'] = skeletonOf(tree).replace('<Entities />', '<Entities /><Roles />');
    tree['Other/ConnectionRoles.xml'] =
      `<ConnectionRoles><ConnectionRoles><ConnectionRole><connectionroleid>${guid(8)}</connectionroleid></ConnectionRole></ConnectionRoles></ConnectionRoles>`;
    expect(packTree(tree).faults).toEqual([
      'Other/Customizations.xml holds the element Roles twice',
      `Other/Solution.xml does not list the connection role ${guid(8).slice(1, -1)} (type 63, Other/ConnectionRoles.xml)`,
      'Other/Solution.xml lists a component twice: type 1 abc_thing',
    ]);
  });

  it('every fault is named, not only the first', () => {
    const tree = flowTree();
    tree[flow] = '\ufeff{}';
    tree['Workflows/Other.json'] = '{}';
    tree['Other/Solution.xml'] = manifestOf(tree).replace('type="29"', 'type="20"');
    expect(packTree(tree).faults).toHaveLength(4);
  });
});
