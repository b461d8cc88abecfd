import type { Element } from '@xmldom/xmldom';
import { attribute, child, children } from './xml.ts';

/** A page of the solution within a form. */
export interface FormPage {
  /** Name of its web resource. */
  name: string;
  /** Whether its address tells the row. */
  passParameters: boolean;
  scrolling: boolean;
  border: boolean;
}

/** A function of a library that an event of the form calls. */
export interface FormHandler {
  /** onload, onsave, onchange, tabstatechange. */
  event: string;
  functionName: string;
  library: string;
  enabled: boolean;
  passExecutionContext: boolean;
  /** As the definition writes them: values parted by commas. */
  parameters: string;
}

const webResourceControl = '9fdf5f91-88b1-47f4-ad53-c11efc01a01d';
const webResourcePrefix = '$webresource:';
/** A web resource's name as forms write it, with or without the prefix that makes it a dependency. */
export const plainName = (name: string | undefined): string => (name ?? '').replace(webResourcePrefix, '');

/** The page that a control of this class and these parameters shows, if it shows one. */
export function readFormPage(classId: string, parameters: Record<string, string>): FormPage | undefined {
  if (classId !== webResourceControl) return undefined;
  return {
    name: plainName(parameters.Url),
    passParameters: parameters.PassParameters === 'true',
    scrolling: parameters.Scrolling !== 'no',
    border: parameters.Border === 'true',
  };
}

/** The calls of one `event`; the platform's own are left out. */
export function readHandlers(event: Element): FormHandler[] {
  return children(child(event, 'Handlers'), 'Handler').map((handler) => ({
    event: (attribute(event, 'name') ?? '').toLowerCase(),
    functionName: attribute(handler, 'functionName') ?? '',
    library: plainName(attribute(handler, 'libraryName')),
    enabled: attribute(handler, 'enabled') !== 'false',
    passExecutionContext: attribute(handler, 'passExecutionContext') === 'true',
    parameters: attribute(handler, 'parameters') ?? '',
  }));
}
