import { documentsUnder, type SourceTree } from './source-tree.ts';
import { attributeOf, elements, type XmlElement } from './xml-tree.ts';

const indexPath = 'Other/Relationships.xml';

/**
 * The relationships in the order of their index, Other/Relationships.xml. pac packs what the index names; a relationship that is in only one
 * of the two, or in two files, is reported.
 */
export function composeRelationships(tree: SourceTree): XmlElement[] {
  const bodies = new Map<string, XmlElement>();
  for (const [path, root] of documentsUnder(tree, /^Other\/Relationships\/[^/]+\.xml$/)) {
    for (const one of elements(root, 'EntityRelationship')) {
      const name = attributeOf(one, 'Name');
      if (bodies.has(name)) tree.problems.push({ path, message: `holds the relationship ${name}, which another file holds too` });
      bodies.set(name, one);
    }
  }
  const index = tree.documents.get(indexPath);
  const listed = index ? elements(index, 'EntityRelationship').map((one) => attributeOf(one, 'Name')) : [];
  for (const name of bodies.keys()) {
    if (!listed.includes(name)) tree.problems.push({ path: indexPath, message: `does not list the relationship ${name}` });
  }
  return listed.flatMap((name) => {
    const body = bodies.get(name);
    if (!body) tree.problems.push({ path: indexPath, message: `lists the relationship ${name}, which is not there` });
    return body ? [body] : [];
  });
}
