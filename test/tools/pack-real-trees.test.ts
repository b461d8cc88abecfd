import { describe, expect, it } from 'vitest';
import { customizations, flowTree, guid, manifest, packTree, skeleton, type Tree, tableTree } from './pack-tree.ts';

const xsl = '\ufeff<?xml version="1.0" ?><xsl:template>\r\n<![CDATA[Dear ]]></xsl:template>';

/** A tree with one e-mail template, whose long texts lie apart. */
function templateTree(): Tree {
  const folder = `Templates/EmailDocuments/1033/${guid(1)}`;
  return {
    'Other/Solution.xml': manifest(`type="36" id="${guid(1)}"`),
    'Other/Customizations.xml': skeleton('Templates'),
    'Templates/EmailTemplates.xml': `<EmailTemplates><emailtemplate><templateid>${guid(1)}</templateid><subject></subject><mimetype></mimetype><body></body><presentationxml></presentationxml><languagecode>1033</languagecode></emailtemplate></EmailTemplates>`,
    [`${folder}/subject.xsl`]: '<xsl/>',
    [`${folder}/body.xsl`]: xsl,
    [`${folder}/presentationxml.xml`]:
      '<?xml version="1.0" encoding="utf-8"?>\n<template>\n  <text><![CDATA[Dear\n ]]></text>\n  <slug />\n</template>',
  };
}

/** A tree with one canvas app, in which other files may lie beside it. */
function appTree(uri: string, ...files: string[]): Tree {
  return {
    'Other/Solution.xml': manifest('type="300" schemaName="abc_app"'),
    'Other/Customizations.xml': skeleton('CanvasApps'),
    'CanvasApps/abc_app.meta.xml': `<CanvasApp><Name>abc_app</Name><DocumentUri>/CanvasApps/${uri}</DocumentUri></CanvasApp>`,
    ...Object.fromEntries(files.map((path) => [`CanvasApps/${path}`, 'x'])),
  };
}

describe('trees as they are found', () => {
  it("an e-mail template's texts are put into it: style sheets as they are, XML in one line", () => {
    expect(customizations(templateTree())).toContain(
      `<templateid>${guid(1)}</templateid><subject>&lt;xsl/&gt;</subject><mimetype></mimetype>` +
        '<body>&lt;?xml version="1.0" ?&gt;&lt;xsl:template&gt;&lt;![CDATA[Dear ]]&gt;&lt;/xsl:template&gt;</body>' +
        '<presentationxml>&lt;template&gt;&lt;text&gt;&lt;![CDATA[Dear]]&gt;&lt;/text&gt;&lt;slug /&gt;&lt;/template&gt;</presentationxml>',
    );
    expect(packTree(templateTree()).files['customizations.xml']).toContain('xsl:template&gt;\n&lt;![CDATA[');
  });

  it('a text of no template is refused, and an element of a template that the manifest does not list', () => {
    const tree = templateTree();
    tree[`Templates/EmailDocuments/1033/${guid(2)}/body.xsl`] = '<xsl/>';
    tree['Other/Solution.xml'] = manifest();
    expect(packTree(tree).faults).toEqual([
      `Templates/EmailDocuments/1033/${guid(2)}/body.xsl belongs to no template that is known here`,
      expect.stringMatching(/does not list the e-mail template 0+-.*1 \(type 36, /),
    ]);
  });

  it('a business rule is part of its table and need not be listed; a flow must be', () => {
    const tree = flowTree();
    tree['Other/Solution.xml'] = manifest();
    const definition = Object.keys(tree).find((path) => path.endsWith('.data.xml')) as string;
    const ofCategory = (category: number) => {
      tree[definition] = (tree[definition] as string).replace(
        /(<Category>\d<.Category>)?<\/Workflow>/,
        `<Category>${category}</Category></Workflow>`,
      );
      return packTree(tree).faults;
    };
    expect(ofCategory(5)).toEqual([expect.stringMatching(/does not list the flow/)]);
    expect(ofCategory(2)).toEqual([]);
  });

  it("a canvas app's sources are left where they are; its own folders and files are packed", () => {
    const { names, faults } = packTree(
      appTree('abc_app_Code/index.html_ContentType_text/html', 'src/abc_app/Src/App.fx.yaml', 'App/pkgs/a.xml', 'abc_app_Code/index.html'),
    );
    expect(faults).toEqual([]);
    expect(names.slice(2, -1)).toEqual(['CanvasApps/abc_app_Code/index.html']);
  });

  it("a canvas app's files come in the order in which it names them", () => {
    const tree = appTree(
      'abc_app.msapp</DocumentUri><Additional>/CanvasApps/abc_app_0.json</Additional><DocumentUri>',
      'abc_app_0.json',
      'abc_app.msapp',
    );
    expect(packTree(tree).names.slice(2, -1)).toEqual(['CanvasApps/abc_app.msapp', 'CanvasApps/abc_app_0.json']);
  });

  it('canvas apps described in the skeleton: all their files are packed', () => {
    const tree = appTree('abc_app_DocumentUri.msapp', 'abc_app_DocumentUri.msapp', 'abc/Src/App.json');
    delete tree['CanvasApps/abc_app.meta.xml'];
    tree['Other/Customizations.xml'] = skeleton('<CanvasApps><CanvasApp><Name>abc_app</Name></CanvasApp></CanvasApps>');
    expect(packTree(tree).names.slice(2, -1)).toEqual(['CanvasApps/abc_app_DocumentUri.msapp', 'CanvasApps/abc/Src/App.json']);
  });

  it('the assembly of a plug-in package is in the package', () => {
    const tree = flowTree();
    tree['Other/Solution.xml'] = manifest(`type="29" id="${guid(7)}"`, `type="91" id="${guid(9)}"`);
    expect(packTree(tree).faults).toEqual([expect.stringMatching(/of type 91, which is not there$/)]);
    tree['pluginpackages/abc_Package/pluginpackage.xml'] = '<pluginpackage />';
    expect(packTree(tree).faults).toEqual([]);
  });

  it('hidden files and folders are no part of a solution', () => {
    const tree = {
      ...tableTree(),
      '.git/config': '',
      '~/settings.json': '',
      'Entities/.gitkeep': '',
      'Roles/.DS_Store': '',
      'Assets/.DS_Store': '',
    };
    expect(packTree(tree)).toEqual(packTree(tableTree()));
  });

  it('what a URI cannot hold is encoded in the name of an entry; web resources are untouched', () => {
    const tree = { ...flowTree(), 'appactions/abc__Mscrm.{!Name}.Do it!1/é=,.xml': '<appaction />' };
    expect(packTree(tree).names).toContain('appactions/abc__Mscrm.%7B!Name%7D.Do%20it!1/%C3%A9=,.xml');
  });
});
