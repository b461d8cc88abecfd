import type { SolutionCheck } from './problem.ts';

const twinned = /\/FormXml\/|^AppModules\/|^AppModuleSiteMaps\//;

/** A form, an app and a site map are packed from one file for the unmanaged solution and another for the managed one: both are there and alike. */
export const checkManagedTwins: SolutionCheck = ({ tree }) => {
  const texts = new Map(tree.files.map((file) => [file.path, file.text]));
  const found = [...texts.keys()].filter((path) => twinned.test(path) && path.endsWith('.xml'));
  return found.flatMap((path) => {
    const twin = path.endsWith('_managed.xml') ? path.replace(/_managed\.xml$/, '.xml') : path.replace(/\.xml$/, '_managed.xml');
    if (!texts.has(twin)) return [{ path, message: `has no twin ${twin}` }];
    return texts.get(twin) === texts.get(path) ? [] : [{ path, message: 'differs from its twin' }];
  });
};
