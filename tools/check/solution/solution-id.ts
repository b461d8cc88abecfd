import { v5 } from 'uuid';

const namespace = 'e56b9b91-dd48-5260-8dde-e08dea52f008';

/** The id of a part of the solutions: uuid v5 of the product's namespace and the lower-case name `solution|<kind>|<name>`. */
export function solutionId(kind: string, ...name: string[]): string {
  return v5(['solution', kind, ...name].join('|').toLowerCase(), namespace);
}

/** A GUID in lower case, without its braces. */
export function plainId(id: string): string {
  return id.replace(/[{}]/g, '').toLowerCase();
}
