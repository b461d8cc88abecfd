import { join } from 'node:path';
import { attribute, child, children, guid, readXml, xmlFiles } from './xml.ts';

export interface Role {
  id: string;
  name: string;
  /** By name of the privilege: Basic, Local, Deep or Global. */
  privileges: Map<string, string>;
}

/** The security roles of a solution. */
export function readRoles(folder: string): Role[] {
  return xmlFiles(join(folder, 'Roles')).map((path) => {
    const root = readXml(path);
    const privileges = children(child(root, 'RolePrivileges'), 'RolePrivilege');
    return {
      id: guid(attribute(root, 'id')),
      name: attribute(root, 'name') ?? '',
      privileges: new Map(privileges.map((one) => [attribute(one, 'name') ?? '', attribute(one, 'level') ?? ''])),
    };
  });
}
