import type { XmlElement, XmlNode } from './xml-tree.ts';

const namePattern = /[\p{L}_:][\p{L}\p{N}_:.\-·]*/uy;
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Parses one XML document as .NET's reader does when it does not preserve white space: white space alone between tags is dropped, line ends
 * become LF, entities are decoded. Unlike a DOM it keeps whether an empty element was written `<a />` or `<a></a>`.
 * Throws an Error with the line of the first syntax fault; a document type is one.
 */
export function parseXml(source: string): XmlElement {
  return new Parser(source.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')).document();
}

class Parser {
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  document(): XmlElement {
    if (/^<\?xml\s/.test(this.text)) this.until('?>', 'the declaration');
    this.skipOutside();
    if (this.text[this.at] !== '<') this.fail('no root element');
    const root = this.element();
    this.skipOutside();
    if (this.at < this.text.length) this.fail('something after the root element');
    return root;
  }

  private skipOutside(): void {
    for (;;) {
      while (/\s/.test(this.text[this.at] ?? '')) this.at++;
      if (this.text.startsWith('<!--', this.at)) this.until('-->', 'a comment');
      else if (this.text.startsWith('<?', this.at)) this.until('?>', 'an instruction');
      else return;
    }
  }

  private element(): XmlElement {
    this.at++;
    const name = this.name();
    const attributes: [string, string][] = [];
    for (;;) {
      const spaced = this.spaces();
      if (this.take('/>')) return { kind: 'element', name, attributes, children: [], selfClosed: true };
      if (this.take('>')) break;
      if (!spaced) this.fail(`a fault in the tag ${name}`);
      const attribute = this.name();
      if (attributes.some(([other]) => other === attribute)) this.fail(`${attribute} twice in ${name}`);
      attributes.push([attribute, this.attributeValue(attribute)]);
    }
    return { kind: 'element', name, attributes, children: this.content(name), selfClosed: false };
  }

  private attributeValue(attribute: string): string {
    this.spaces();
    if (!this.take('=')) this.fail(`no value for ${attribute}`);
    this.spaces();
    const quote = this.text[this.at];
    if (quote !== '"' && quote !== "'") this.fail(`no quote after ${attribute}`);
    this.at++;
    const raw = this.until(quote as string, `the value of ${attribute}`);
    if (raw.includes('<')) this.fail(`< in the value of ${attribute}`);
    return this.decode(raw.replace(/[\n\t]/g, ' '));
  }

  private content(name: string): XmlNode[] {
    const children: XmlNode[] = [];
    for (;;) {
      const next = this.text.indexOf('<', this.at);
      if (next < 0) this.fail(`${name} is not closed`);
      const raw = this.text.slice(this.at, next);
      if (raw.trim() !== '') children.push({ kind: 'text', text: this.decode(raw) });
      this.at = next;
      if (this.take('</')) {
        if (this.name() !== name) this.fail(`${name} is closed by another name`);
        this.spaces();
        if (!this.take('>')) this.fail(`a fault in the end of ${name}`);
        return children;
      }
      if (this.take('<!--')) children.push({ kind: 'comment', text: this.until('-->', 'a comment') });
      else if (this.take('<![CDATA[')) children.push({ kind: 'cdata', text: this.until(']]>', 'a CDATA section') });
      else if (this.text.startsWith('<?', this.at)) this.until('?>', 'an instruction');
      else children.push(this.element());
    }
  }

  private decode(raw: string): string {
    return raw.replace(/&([^;&]*);?/g, (whole, name: string) => {
      if (!whole.endsWith(';')) this.fail('an & that is not written &amp;');
      const code = /^#(?:x([0-9a-f]+)|(\d+))$/i.exec(name);
      const value = code ? String.fromCodePoint(code[1] ? Number.parseInt(code[1], 16) : Number(code[2])) : entities[name];
      if (value === undefined) this.fail(`the unknown entity ${whole}`);
      return value as string;
    });
  }

  private name(): string {
    namePattern.lastIndex = this.at;
    const name = namePattern.exec(this.text)?.[0];
    if (!name) this.fail('no name where one is due');
    this.at += (name as string).length;
    return name as string;
  }

  private spaces(): boolean {
    const before = this.at;
    while (/\s/.test(this.text[this.at] ?? '')) this.at++;
    return this.at > before;
  }

  private take(text: string): boolean {
    if (!this.text.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }

  private until(end: string, what: string): string {
    const found = this.text.indexOf(end, this.at);
    if (found < 0) this.fail(`${what} has no end`);
    const text = this.text.slice(this.at, found);
    this.at = found + end.length;
    return text;
  }

  private fail(message: string): never {
    throw new Error(`line ${this.text.slice(0, this.at).split('\n').length}: ${message}`);
  }
}
