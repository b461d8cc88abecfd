import type { Project } from '../project.ts';
import type { Problem } from '../solution/problem.ts';
import { childText } from '../solution/xml.ts';

interface Definition {
  host?: string;
  info?: { title?: string };
}

interface Properties {
  properties?: { iconBrandColor?: string; connectionParameters?: Record<string, { oAuthSettings?: { clientId?: string } }> };
}

const variable = /@environmentVariables\(\s*"([^"]*)"\s*\)/g;

/**
 * The connector's definition and the solution that carries it agree: name and colour, and every environment variable the definition asks for
 * is one of the solution (`@environmentVariables`; Microsoft). Host and client id are such variables, since each customer has their own.
 */
export function checkConnectorSolution({ files, connector }: Project): Problem[] {
  const problems: Problem[] = [];
  const definitionPath = 'connector/apiDefinition.swagger.json';
  const propertiesPath = 'connector/apiProperties.json';
  const textOf = (path: string) => (files.find((file) => file.path === path)?.text ?? '{}').replace(/^\ufeff/, '');
  const definition = JSON.parse(textOf(definitionPath)) as Definition;
  const { properties = {} } = JSON.parse(textOf(propertiesPath)) as Properties;
  const say = (path: string, message: string) => problems.push({ path, message });
  const asked = new Set<string>();
  for (const path of [definitionPath, propertiesPath])
    for (const [, name = ''] of textOf(path).replaceAll('\\"', '"').matchAll(variable)) {
      asked.add(name);
      if (!connector.environmentVariables.some((one) => one.name === name))
        say(path, `asks for the environment variable ${name}, which its solution does not have`);
    }
  for (const { name, path } of connector.environmentVariables.filter((one) => !asked.has(one.name)))
    say(`solution/connector/${path}`, `environment variable ${name} is asked for by nothing`);
  if (!definition.host?.startsWith('@environmentVariables('))
    say(definitionPath, `has the host ${definition.host} instead of an environment variable`);
  for (const [name, { oAuthSettings }] of Object.entries(properties.connectionParameters ?? {}))
    if (oAuthSettings && !oAuthSettings.clientId?.startsWith('@environmentVariables('))
      say(propertiesPath, `gives ${name} a client id instead of an environment variable`);
  const [solution, ...more] = connector.connectors;
  if (!solution || more.length > 0) say('solution/connector/Connectors', `has ${connector.connectors.length} connectors instead of 1`);
  if (!solution) return problems;
  const path = `solution/connector/${solution.path}`;
  const title = childText(solution.element, 'displayname');
  const colour = childText(solution.element, 'iconbrandcolor');
  if (title !== definition.info?.title) say(path, `is called "${title}", and its definition "${definition.info?.title}"`);
  if (colour !== properties.iconBrandColor) say(path, `has the colour ${colour}, and its properties ${properties.iconBrandColor}`);
  for (const [tag, end] of [
    ['openapidefinition', 'openapidefinition.json'],
    ['connectionparameters', 'connectionparameters.json'],
    ['policytemplateinstances', 'policytemplateinstances.json'],
    ['iconblob', 'iconblob.Png'],
  ] as const)
    if (childText(solution.element, tag) !== `/Connector/${solution.name}_${end}`)
      say(path, `names ${childText(solution.element, tag) || 'nothing'} as its ${tag}`);
  return problems;
}
