import { v5 } from 'uuid';

const namespace = 'e56b9b91-dd48-5260-8dde-e08dea52f008';

/** The workflow id of a flow file (its name without .json): fixed for ever, lower case, without braces. */
export function flowId(name: string): string {
  return v5(`solution|workflow|${name}`.toLowerCase(), namespace);
}
