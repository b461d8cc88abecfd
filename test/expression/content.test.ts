import { describe, expect, it } from 'vitest';
import { evaluate } from '../../sandbox/flow-runner/expression/evaluate.ts';

const produce = `<?xml version="1.0"?>
<produce>
  <item><name expired='true' price='12'>Gala</name><count>20</count></item>
  <item><name expired='false' price='40'>Honeycrisp</name><count>10</count></item>
</produce>`;
const context = { parameters: { produce, spaced: '<?xml version="1.0"?><f xmlns="https://a.example"><l>Paris</l></f>' } };
const value = (expression: string) => evaluate(expression, context);

describe('xpath', () => {
  it.each([
    ["'/produce/item/name/text()'", ['Gala', 'Honeycrisp']],
    ["'sum(/produce/item/count)'", 30],
    ["'count(//item) = 2'", true],
    ["'string(//name[2])'", ''],
    ["'string(//item[2]/name)'", 'Honeycrisp'],
    ["'//name/@price'", ['12', '40']],
    ["'//name[@price > 35]/text()'", ['Honeycrisp']],
    ["'//missing'", []],
  ])('%s', (path, expected) => {
    expect(value(`@xpath(xml(parameters('produce')), ${path})`)).toEqual(expected);
  });

  it('an element comes back as XML content that can stand alone', () => {
    expect(value("@xpath(xml(parameters('produce')), '//name[@expired=\"true\"]')")).toMatchObject([
      { '$content-type': 'application/xml;charset=utf-8' },
    ]);
    const path = '/*[name()="f"]/*[local-name()="l" and namespace-uri()="https://a.example"]';
    expect(value(`@{first(xpath(xml(parameters('spaced')), '${path}'))}`)).toBe('<l xmlns="https://a.example">Paris</l>');
  });

  it('XML given as text and a broken path are refused', () => {
    expect(() => value("@xpath(parameters('produce'), '/a')")).toThrow(
      "function 'xpath' expects its argument 1 ('xml') to be binary content",
    );
    expect(() => value("@xpath(xml('<a/>'), '///')")).toThrow("function 'xpath'");
  });
});

describe('XML to JSON and back', () => {
  it.each([
    ['<root>Testing</root>', { root: 'Testing' }],
    ['<a><a/>t<a/></a>', { a: { a: [null, null], '#text': 't' } }],
    ['<root><e></e><e/></root>', { root: { e: ['', null] } }],
    ['<r>      </r>', { r: '' }],
    ['<p id="1"><n>S</n></p>', { p: { '@id': '1', n: 'S' } }],
    ['<r><![CDATA[a]]><![CDATA[b]]></r>', { r: { '#cdata-section': ['a', 'b'] } }],
    ['<t:r xmlns:t="u"/>', { 't:r': { '@xmlns:t': 'u' } }],
    ['<r>a<!--b-->c<!--d--></r>', { r: { '#text': ['a', 'c'], '#comment': [] } }],
    ['<?xml version="1.0" encoding="utf-8"?><r x="a&gt;b"/>', { '?xml': { '@version': '1.0', '@encoding': 'utf-8' }, r: { '@x': 'a>b' } }],
    ['<!DOCTYPE t SYSTEM "d"><r/>', { '!DOCTYPE': { '@name': 't', '@system': 'd' }, r: null }],
  ])('%s', (xml, expected) => {
    expect(value(`@json(xml('${xml}'))`)).toEqual(expected);
  });

  it.each([
    ['{"a":{"b":[1,{"c":"x"}],"@d":"\\"<"}}', '<a d="&quot;&lt;"><b>1</b><b><c>x</c></b></a>'],
    ['{"a b":null}', '<a_x0020_b />'],
    ['{"p:a":"t"}', '<a>t</a>'],
    ['{"p:a":{"@xmlns:p":"u","#text":"t"}}', '<p:a xmlns:p="u">t</p:a>'],
    ['{"?xml":{"@version":"1.0"},"a":"t"}', '<?xml version="1.0"?><a>t</a>'],
    ['{}', ''],
  ])('%s', (json, expected) => {
    expect(value(`@{xml(json('${json}'))}`)).toBe(expected);
  });

  it.each(['', 'text', '<a>', '<a/><b/>', '<!-- c -->', '<p:a/>', '<?xml version="1.1"?><a/>', '<a b=c/>', '<a>&no;</a>', '<'])(
    '%j is not XML',
    (xml) => {
      expect(() => value(`@xml('${xml}')`)).toThrow("function 'xml': the XML can't be parsed");
    },
  );

  it('several roots are refused', () => {
    expect(() => value(`@xml(json('{"a":1,"b":2}'))`)).toThrow('one root');
    expect(() => value("@xml(json('[1]'))")).toThrow('it is array');
  });
});

describe('binary content and data URIs', () => {
  const binary = (content: string, type = 'application/octet-stream') => ({ '$content-type': type, $content: content });
  it.each([
    ["@binary('123')", binary('MTIz')],
    ["@base64ToBinary('dGVzdA==')", binary('dGVzdA==')],
    ["@json(binary('[1,2]'))", [1, 2]],
    ["@dataUriToBinary('data:text/plain;charset=utf-8,a+b%20c')", binary('YSBiIGM=', 'text/plain;charset=utf-8')],
    ["@dataUriToBinary('data:;base64,dGVzdA==')", binary('dGVzdA==', 'text/plain')],
    ["@{base64ToBinary('test')}", '\ufffd\ufffd-'],
    ["@dataUri(xml('<t/>'))", 'data:application/xml;charset=utf-8;base64,PHQgLz4='],
    ['@dataUri(createArray(1,2))', 'data:application/json;charset=utf-8;base64,WzEsMl0='],
    ["@trimByteOrderMark('\uFEFFx')", 'x'],
  ])('%s', (expression, expected) => {
    expect(value(expression)).toEqual(expected);
  });

  it.each([
    '@binary(null)',
    "@base64ToBinary('aa')",
    "@dataUriToBinary('data:;;,x')",
    "@dataUriToBinary('text')",
    "@dataUriToBinary('data:text/plain;charset=martian;base64,dGVzdA==')",
  ])('%s is an error', (expression) => {
    expect(() => value(expression)).toThrow(/function '/);
  });
});
