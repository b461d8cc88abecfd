import { readFileSync } from 'node:fs';
import SwaggerParser from '@apidevtools/swagger-parser';
import { expect, it } from 'vitest';
import { parseXml } from '../../tools/pack/parse-xml.ts';
import { firstElement, textOf } from '../../tools/pack/xml-tree.ts';

const text = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const definition = JSON.parse(text('connector/apiDefinition.swagger.json'));

it('the definition is valid Swagger 2.0, named as flows hold it', async () => {
  await expect(SwaggerParser.validate(structuredClone(definition))).resolves.toBeTruthy();
  expect([definition.basePath, definition.info.title]).toEqual(['/v1', 'Xero Sync']);
});

it("the solution's connector shows the same name and colour", () => {
  const connector = parseXml(text('solution/connector/Connectors/xc_xero-20sync.xml'));
  expect(textOf(firstElement(connector, 'displayname'))).toBe(definition.info.title);
  expect(textOf(firstElement(connector, 'iconbrandcolor'))).toBe(
    JSON.parse(text('connector/apiProperties.json')).properties.iconBrandColor,
  );
});
