const start = /^[\p{L}_]$/u;
const later = /^[\p{L}\p{N}\p{M}_.\-\u00B7]$/u;

const hex = (char: string) =>
  (char.codePointAt(0) ?? 0)
    .toString(16)
    .toUpperCase()
    .padStart(char.length > 1 ? 8 : 4, '0');

/** A name fit for XML: characters it can't hold become `_xHHHH_` (.NET's XmlConvert). Colons stay when `keepColon`. */
export function encodeXmlName(name: string, keepColon = true): string {
  return [...name.replace(/_(?=x(?:[0-9A-Fa-f]{4}|[0-9A-Fa-f]{8})_)/g, '_x005F_')]
    .map((char, index) => ((index === 0 ? start : later).test(char) || (char === ':' && keepColon && index > 0) ? char : `_x${hex(char)}_`))
    .join('');
}

/** Undoes `encodeXmlName`. */
export function decodeXmlName(name: string): string {
  return name.replace(/_x([0-9A-Fa-f]{8}|[0-9A-Fa-f]{4})_/g, (all, code: string) => {
    const point = Number.parseInt(code, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : all;
  });
}
