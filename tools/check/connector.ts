import { checkDocuments } from './connector/check-documents.ts';
import { checkDropdowns } from './connector/check-dropdowns.ts';
import { checkFiles } from './connector/check-files.ts';
import { checkIcon } from './connector/check-icon.ts';
import { checkInfo } from './connector/check-info.ts';
import { checkLimits } from './connector/check-limits.ts';
import { checkOperations } from './connector/check-operations.ts';
import { checkParameters } from './connector/check-parameters.ts';
import { checkPaths } from './connector/check-paths.ts';
import { checkSchemas } from './connector/check-schemas.ts';
import { checkSignIn } from './connector/check-sign-in.ts';
import { checkTexts } from './connector/check-texts.ts';
import { type ConnectorCheck, readConnector } from './connector/files.ts';
import type { Problem } from './solution/problem.ts';

/** Every check of a connector's folder, by name. */
export const connectorChecks: Record<string, ConnectorCheck> = {
  info: checkInfo,
  operations: checkOperations,
  parameters: checkParameters,
  texts: checkTexts,
  dropdowns: checkDropdowns,
  schemas: checkSchemas,
  paths: checkPaths,
  limits: checkLimits,
  'sign-in': checkSignIn,
  files: checkFiles,
  icon: checkIcon,
  documents: checkDocuments,
};

/**
 * Checks the folder of a connector against the rules of Microsoft's certification that a file shows, and returns every fault it finds.
 * Throws an Error if the definition, the properties or the icon is missing, or a JSON file is none.
 */
export function checkConnector(folder: string): Problem[] {
  const connector = readConnector(folder);
  return Object.values(connectorChecks).flatMap((check) => check(connector));
}
