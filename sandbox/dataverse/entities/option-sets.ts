import type { Element } from '@xmldom/xmldom';
import type { Option } from './types.ts';
import { attribute, child, children, label, readXml, xmlFiles } from './xml.ts';

/** The options of an `<optionset>`: picklist, Yes/No, state or status alike. */
export function readOptionSet(set: Element | undefined): Option[] {
  const list = child(set, 'options') ?? child(set, 'states') ?? child(set, 'statuses');
  return children(list).map((option) => ({
    value: Number(attribute(option, 'value')),
    label: label(option, 'labels'),
    ...description(option),
    ...(option.tagName === 'status' ? { state: Number(attribute(option, 'state')) } : {}),
    ...(option.tagName === 'state' ? { defaultStatus: Number(attribute(option, 'defaultstatus')) } : {}),
  }));
}

/** What an element's `<Descriptions>` say, if anything. */
export function description(element: Element): { description?: string } {
  const said = label(element, 'Descriptions');
  return said ? { description: said } : {};
}

/** The global choices of a solution tree, by name. */
export function readGlobalChoices(folder: string, faults: string[]): Map<string, Option[]> {
  const choices = new Map<string, Option[]>();
  for (const path of xmlFiles(folder)) {
    const set = readXml(path);
    const name = attribute(set, 'Name') ?? '';
    if (choices.has(name)) faults.push(`choice ${name} is there twice`);
    const options = readOptionSet(set);
    if (options.length === 0) faults.push(`choice ${name} has no options`);
    if (new Set(options.map((option) => option.value)).size !== options.length) faults.push(`choice ${name} has the same value twice`);
    choices.set(name, options);
  }
  return choices;
}
