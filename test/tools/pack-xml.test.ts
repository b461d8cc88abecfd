import { DOMParser, type Element } from '@xmldom/xmldom';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseXml } from '../../tools/pack/parse-xml.ts';
import { writeXml } from '../../tools/pack/write-xml.ts';
import type { XmlElement, XmlNode } from '../../tools/pack/xml-tree.ts';

const head = '\ufeff<?xml version="1.0" encoding="utf-8"?>\n';
const rewritten = (text: string) => writeXml(parseXml(text)).slice(head.length);

describe('XML is read and written as pac does', () => {
  it('starts with a byte order mark and the declaration, and ends with the root', () => {
    expect(writeXml(parseXml('<a>1</a>\n'))).toBe(`${head}<a>1</a>`);
  });

  it('two spaces a level; an element with text is written in one piece', () => {
    expect(rewritten('<a><b><c>text</c></b><d>1<e><f /></e></d></a>')).toBe(
      '<a>\n  <b>\n    <c>text</c>\n  </b>\n  <d>1<e><f /></e></d>\n</a>',
    );
  });

  it('<a /> and <a></a> stay what they were, white space alone is nothing', () => {
    expect(rewritten('<a>\n<b/><c></c><d>\r\n  </d></a>')).toBe('<a>\n  <b />\n  <c></c>\n  <d></d>\n</a>');
  });

  it('attributes keep their order; quotes and entities are written one way', () => {
    expect(rewritten(`<a z='1' b="it's &quot;&#x41;&quot; &gt;" a="&lt;&amp;"/>`)).toBe(
      `<a z="1" b="it's &quot;A&quot; &gt;" a="&lt;&amp;" />`,
    );
  });

  it('line ends: of the file are LF, of an attribute value are kept as entities', () => {
    expect(rewritten('<a b="1&#xA;2&#x9;3&#xD;4">x\r\ny</a>')).toBe('<a b="1&#xA;2&#x9;3&#xD;4">x\ny</a>');
    expect(rewritten('<a b="1\n2" />')).toBe('<a b="1 2" />');
  });

  it('text is escaped, quotes in it are not; CDATA and comments are kept', () => {
    expect(rewritten(`<a>&quot;it&apos;s&quot; 1 &lt; 2 &gt; 1 &amp;</a>`)).toBe(`<a>"it's" 1 &lt; 2 &gt; 1 &amp;</a>`);
    expect(rewritten('<a><!-- why --><b><![CDATA[x < y]]></b></a>')).toBe('<a>\n  <!-- why -->\n  <b><![CDATA[x < y]]></b>\n</a>');
  });

  it.each([
    ['<a>', 'a is not closed'],
    ['<a></b>', 'closed by another name'],
    ['<a b="1" b="2" />', 'b twice'],
    ['<a b=1 />', 'no quote'],
    ['<a b="1"c="2" />', 'a fault in the tag'],
    ['<a b="<" />', '< in the value'],
    ['<a>1 & 2</a>', 'not written &amp;'],
    ['<a>&nbsp;</a>', 'unknown entity'],
    ['<a /><b />', 'after the root'],
    ['<!DOCTYPE a><a />', 'no name'],
    ['', 'no root'],
  ])('%s is refused with its line', (text, message) => {
    expect(() => parseXml(`\n\n${text}`)).toThrow(message);
    expect(() => parseXml(`\n\n${text}`)).toThrow(/^line \d+/);
  });

  it('any document: written and read again it is the same, and an independent parser agrees', () => {
    fc.assert(
      fc.property(anyElement, (root) => {
        const text = writeXml(root);
        expect(parseXml(text)).toEqual(root);
        const dom = new DOMParser().parseFromString(text.slice(1), 'text/xml').documentElement;
        expect(outline(dom as Element)).toEqual(outlineOf(root));
      }),
    );
  });
});

type Outline = [name: string, attributes: [string, string][], content: Outline[] | string];

function outlineOf(one: XmlElement): Outline {
  const inner = one.children.filter((node): node is XmlElement => node.kind === 'element').map(outlineOf);
  const own = one.children.map((node) => (node.kind === 'text' ? node.text : '')).join('');
  return [one.name, one.attributes, inner.length > 0 ? inner : own];
}

function outline(one: Element): Outline {
  const attributes = [...one.attributes].map((attribute): [string, string] => [attribute.name, attribute.value]);
  const inner = [...one.childNodes].filter((node) => node.nodeType === 1).map((node) => outline(node as Element));
  return [one.nodeName, attributes, inner.length > 0 ? inner : (one.textContent ?? '')];
}

const name = fc.constantFrom('a', 'Entity', 'b_c', 'x-1', 'd.e');
const text = fc.string({ unit: fc.constantFrom('a', 'é', '<', '>', '&', '"', "'", '\n', '\t', ' ', '€'), minLength: 1, maxLength: 8 });
const words = text.filter((one) => one.trim() !== '');
const { anyElement } = fc.letrec<{ anyElement: XmlElement }>((tie) => ({
  anyElement: fc
    .record({
      name,
      attributes: fc.uniqueArray(fc.tuple(name, text), { selector: ([key]) => key, maxLength: 3 }),
      children: fc.oneof(
        { depthSize: 'small' },
        fc.constant<XmlNode[]>([]),
        words.map((one): XmlNode[] => [{ kind: 'text', text: one }]),
        fc.array(tie('anyElement'), { minLength: 1, maxLength: 3 }),
      ),
      selfClosed: fc.boolean(),
    })
    .map((one): XmlElement => ({ kind: 'element', ...one, selfClosed: one.selfClosed && one.children.length === 0 })),
}));
