import { type ConnectorCheck, problemsIn } from './files.ts';

/** No two paths can match the same address: compared without case, a path parameter matches whatever stands in its place. */
export const checkPaths: ConnectorCheck = ({ definition }) => {
  const paths = Object.keys(definition.paths);
  return problemsIn('apiDefinition.swagger.json', [
    ...paths
      .filter((path) => !/^(\/(\{\w+\}|[a-z0-9-]+))+$/.test(path))
      .map((path) => `has the path ${path}, which is not plain lower case`),
    ...paths.flatMap((path, index) =>
      paths.slice(index + 1).map((other) => canMeet(path, other) && `has the paths ${path} and ${other}, which match the same address`),
    ),
  ]);
};

function canMeet(one: string, other: string): boolean {
  const [left, right] = [one, other].map((path) => path.toLowerCase().split('/')) as [string[], string[]];
  const isOpen = (step = '') => step.startsWith('{');
  return left.length === right.length && left.every((step, index) => step === right[index] || isOpen(step) || isOpen(right[index]));
}
