/** What the command was asked for. */
export interface PackArguments {
  /** A tree and where its zip goes, as pac takes them; without them the product's own solutions are packed. */
  folder?: string;
  zipFile?: string;
  packageType: 'Managed' | 'Unmanaged' | 'Both';
  unmanagedForMissingManaged: boolean;
  /** Tell the names of all components, not only how many there are. */
  list: boolean;
  /** Where to leave the composed tree, for pac. */
  tree?: string;
  version?: string;
}

const valued = { folder: 'folder', f: 'folder', zipfile: 'zipFile', z: 'zipFile', packagetype: 'packageType', p: 'packageType' } as const;
const own = { tree: 'tree', version: 'version' } as const;
const switches = { useunmanagedfileformissingmanaged: 'unmanagedForMissingManaged', list: 'list' } as const;
const packageTypes = ['Managed', 'Unmanaged', 'Both'] as const;

export const usage = `npm run pack                        both solutions, managed and unmanaged, to dist/
npm run pack -- --folder TREE --zipfile OUT [--packagetype Unmanaged|Managed|Both]
  --version 1.2.3.4                 stamp this version instead of package.json's, or of a tree's own
  --tree DIR                        leave the composed tree in DIR, for pac
  --list                            tell every component of the zips by name
  --useUnmanagedFileForMissingManaged
Names of options are those of pac solution pack; upper and lower case are the same.`;

/** Reads the command line. Throws an Error that says what is wrong with it. */
export function readArguments(words: string[]): PackArguments {
  const found: PackArguments = { packageType: 'Unmanaged', unmanagedForMissingManaged: false, list: false };
  const queue = words.flatMap((word) =>
    /^--\w+=/.test(word) ? [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)] : [word],
  );
  while (queue.length > 0) {
    const word = queue.shift() as string;
    const option = word.replace(/^--?/, '').toLowerCase();
    const isSwitch = word.startsWith('-') && switches[option as keyof typeof switches];
    if (isSwitch) {
      found[isSwitch] = true;
      continue;
    }
    const key = word.startsWith('-') ? { ...valued, ...own }[option as keyof typeof valued] : undefined;
    if (!key) throw new Error(`unknown option ${word}`);
    const value = queue.shift();
    if (!value || value.startsWith('--')) throw new Error(`${word} needs a value`);
    if (key === 'packageType') found.packageType = packageTypeOf(value);
    else found[key] = value;
  }
  if (!found.folder !== !found.zipFile) throw new Error('--folder and --zipfile go together');
  if (found.version !== undefined && !/^\d+(\.\d+){3}$/.test(found.version))
    throw new Error(`${found.version} is no version of four numbers`);
  return found;
}

function packageTypeOf(value: string): PackArguments['packageType'] {
  const type = packageTypes.find((one) => one.toLowerCase() === value.toLowerCase());
  if (!type) throw new Error(`${value} is no package type: ${packageTypes.join(', ')}`);
  return type;
}
