import { join } from 'node:path';
import { breakingChangesSince } from '../connector/breaking-changes.ts';
import { readConnector } from '../connector/files.ts';
import { readReleases } from '../connector/releases.ts';
import { checkConnector } from '../connector.ts';
import type { Project } from '../project.ts';
import type { Problem } from '../solution/problem.ts';

const folder = 'connector';

/** The rules of Microsoft's certification that the connector's files show; each has its own check and examples (tools/check/connector). */
export function checkConnectorRules({ root }: Project): Problem[] {
  return checkConnector(join(root, folder)).map(({ path, message }) => ({ path: `${folder}/${path}`, message }));
}

/** Nothing that flows made with a released copy use is gone or changed (Microsoft's check of a connector's update). */
export function checkConnectorReleases({ root }: Project): Problem[] {
  const { definition } = readConnector(join(root, folder));
  return breakingChangesSince(readReleases(join(root, folder)), definition, new Date()).map(({ version, operationId, message }) => ({
    path: `${folder}/apiDefinition.swagger.json`,
    message: `breaks flows made with ${version}: ${operationId ? `${operationId}: ` : ''}${message}`,
  }));
}
