import { attributeText } from './write-xml.ts';

/**
 * [Content_Types].xml for a zip with these files, in one line: a default for every extension, an override for what has none and for XML
 * that is not one of the two root files. Open Packaging Conventions; the types are pac's.
 */
export function contentTypes(names: string[]): string {
  const seen = new Set(['xml']);
  const overrides: string[] = [];
  let text =
    '\ufeff<?xml version="1.0" encoding="utf-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
    '<Default Extension="xml" ContentType="text/xml" />';
  for (const name of names) {
    const extension = /\.([^./]+)$/.exec(name)?.[1];
    if (!extension || extension.toLowerCase() === 'xml') {
      if (!['customizations.xml', 'solution.xml'].includes(name)) overrides.push(name);
    } else if (!seen.has(extension.toLowerCase())) {
      seen.add(extension.toLowerCase());
      text += `<Default Extension="${attributeText(extension)}" ContentType="application/octet-stream" />`;
    }
  }
  for (const name of overrides) text += `<Override PartName="/${attributeText(name)}" ContentType="application/octet-stream" />`;
  return `${text}</Types>`;
}
