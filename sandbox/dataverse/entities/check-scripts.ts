import { type Form, formCells } from './forms.ts';
import type { WebResource } from './web-resources.ts';

/** What a form would look for in vain: pages and libraries that are no web resources, handlers of a library that it doesn't load. */
export function checkScripts(forms: Form[], webResources: WebResource[]): string[] {
  const names = new Set(webResources.map((one) => one.name));
  return forms.flatMap((form) => {
    const at = `form '${form.name}' of ${form.table}`;
    const pages = formCells(form).flatMap(({ control }) => control?.webResource ?? []);
    return [
      ...pages.filter(({ name }) => !names.has(name)).map(({ name }) => `${at} shows the web resource '${name}', which does not exist`),
      ...form.libraries.filter((name) => !names.has(name)).map((name) => `${at} loads the library '${name}', which does not exist`),
      ...form.handlers
        .filter(({ library }) => !form.libraries.includes(library))
        .map(({ functionName, library }) => `${at} calls ${functionName} of '${library}', which it does not load`),
    ];
  });
}
