import { documentsUnder, type SourceTree } from './source-tree.ts';
import { writeCompactXml } from './write-xml.ts';
import { element, elements, firstElement, textOf, withoutXsi, type XmlElement, type XmlNode } from './xml-tree.ts';

const listPattern = /^Templates\/[^/]+\.xml$/;
const documentPattern = /^Templates\/EmailDocuments\/[^/]+\/[^/]+\/(subject|body|presentationxml|subjectpresentationxml)\.(xsl|xml)$/;

/**
 * The lists of templates, a file each (`Templates/EmailTemplates.xml`). The long texts of an e-mail template lie in files of their own,
 * `EmailDocuments/<language>/<templateid>/`, and go into the elements named as they are. Reported: a file that belongs to no template.
 */
export function composeTemplates(tree: SourceTree): XmlElement[] {
  const paths = [...tree.files.keys()].filter((path) => path.startsWith('Templates/'));
  const texts = new Map(paths.filter((path) => documentPattern.test(path)).map((path) => [path, documentText(tree, path)]));
  const unknown = new Set(paths.filter((path) => !listPattern.test(path)));
  const lists = documentsUnder(tree, listPattern).map(([, root]) => {
    const templates = elements(root).map((template) => {
      const place = (name: string) => firstElement(template, name);
      const folder = `Templates/EmailDocuments/${textOf(place('languagecode'))}/${textOf(place('templateid'))}/`;
      const children = template.children.map((node): XmlNode => {
        const path = node.kind === 'element' ? [...texts.keys()].find((one) => one.startsWith(`${folder}${node.name}.`)) : undefined;
        if (!path || node.kind !== 'element') return node;
        unknown.delete(path);
        return { ...element(node.name, [{ kind: 'text', text: texts.get(path) ?? '' }]) };
      });
      return { ...template, children };
    });
    return { ...withoutXsi(root), children: templates };
  });
  for (const path of unknown) tree.problems.push({ path, message: 'belongs to no template that is known here' });
  return lists;
}

/** The document as one text: a style sheet word for word, XML without its declaration and the white space between its elements. */
function documentText(tree: SourceTree, path: string): string {
  const document = tree.documents.get(path);
  return document ? writeCompactXml(document) : new TextDecoder().decode(tree.files.get(path)).replace(/\r\n/g, '\n');
}
