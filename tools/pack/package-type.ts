/** Which of the two packages is made of a tree. */
export type PackageType = 'Managed' | 'Unmanaged';

/** How a tree is packed. */
export interface PackOptions {
  type: PackageType;
  /** The managed package may take `X.xml` where `X_managed.xml` is missing (pac: --useUnmanagedFileForMissingManaged). */
  unmanagedForMissingManaged?: boolean;
}

/**
 * Of files that come as twins, the ones a package is made of: `X_managed.xml` for the managed, `X.xml` for the unmanaged one, in the
 * order given. Where twins are optional, a file without one is for both packages; elsewhere what is missing is named.
 */
export function chooseTwins(paths: string[], options: PackOptions, twins: 'both' | 'optional'): { chosen: string[]; missing: string[] } {
  const chosen: string[] = [];
  const missing: string[] = [];
  for (const plain of new Set(paths.map((path) => path.replace(/_managed\.xml$/, '.xml')))) {
    const managed = plain.replace(/\.xml$/, '_managed.xml');
    const wanted = options.type === 'Managed' ? managed : plain;
    const plainWillDo = options.type === 'Managed' && (twins === 'optional' || options.unmanagedForMissingManaged);
    if (paths.includes(wanted)) chosen.push(wanted);
    else if (plainWillDo) chosen.push(plain);
    else missing.push(wanted);
  }
  return { chosen, missing };
}
