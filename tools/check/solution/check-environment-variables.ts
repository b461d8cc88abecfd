import type { Problem, SolutionCheck } from './problem.ts';
import { attribute, child, childText } from './xml.ts';

/** Text, number, yes/no, JSON, data source. A secret can be no flow's parameter and loses its value on import, so none is shipped. */
const types = ['100000000', '100000001', '100000002', '100000003', '100000004'];

/** An environment variable is named and explained, and brings no value along: a value in the solution overwrites the one of the environment. */
export const checkEnvironmentVariables: SolutionCheck = ({ tree }) => {
  const problems: Problem[] = [];
  for (const { name, path, element } of tree.environmentVariables) {
    const say = (message: string) => problems.push({ path, message: `environment variable ${name} ${message}` });
    if (path !== `environmentvariabledefinitions/${name}/environmentvariabledefinition.xml`) say('is in the folder of another');
    if (!/^xc_[A-Za-z0-9]+$/.test(name)) say('does not begin with xc_');
    if (!types.includes(childText(element, 'type'))) say(`has the type ${childText(element, 'type')}`);
    for (const tag of ['displayname', 'description']) {
      const text = child(element, tag);
      if (!text || !attribute(text, 'default')) say(`has no ${tag}`);
    }
    if (child(element, 'defaultvalue')) say('has a default value, which would be used where none was given');
  }
  for (const { path } of tree.files)
    if (/environmentvariablevalues?\.(json|xml)$/i.test(path))
      problems.push({ path, message: 'sets a value, which would overwrite the one of an environment' });
  return problems;
};
