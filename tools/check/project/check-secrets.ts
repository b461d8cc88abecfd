import { privatePlaces } from '../private-texts.ts';
import type { Project } from '../project.ts';
import type { Problem } from '../solution/problem.ts';

/** Ids in a flow that are no row's: of its actions, of the flows it calls, of nothing. */
const idsOfFlows = /"(operationMetadataId|workflowReferenceName)"\s*:\s*"[^"]*"|0{8}(-0{4}){3}-0{12}/gi;
const guid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;
/** Ids of the platform itself: the controls of forms, the templates of its two administrators' roles, nothing. */
const platformIds = /classid="[^"]*"|119f245c-3cc8-4b62-b31c-d1a046ced15d|627090ff-40a3-4053-8790-584edc5be201|0{8}(-0{4}){3}-0{12}/gi;
/** Any id but a computed one (RFC 9562, version 5), as all of ours are; those of tenants and rows are drawn by lot. */
const foreignId = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-46-9a-f][0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}\b/i;
const url = /\b[a-z]+:\/\/([a-z0-9][\w-]*(?:\.[\w-]+)+)/gi;
/** Hosts that are the same for everybody: of standards, of Xero, of Microsoft's documents, of examples. */
const commonHost =
  /^(www\.w3\.org|schema\.management\.azure\.com|global\.consent\.azure-apim\.net|learn\.microsoft\.com|([\w-]+\.)*(xero|contoso)\.com|([\w-]+\.)*example(\.\w+)?)$/i;
const mail = /[\w.+-]+@([\w-]+\.)+[a-z]{2,}/gi;
/** Addresses of nobody: names kept for examples (RFC 2606). */
const example = /@([\w-]+\.)*example(\.\w+)?$/i;
/** Addresses that a connector may show: of its vendor's office, not of a person. */
const office = /^(support|info|contact|hello)@/i;

/**
 * Nothing in what is shipped belongs to one tenant or one person: no address of an environment, no connection, subscription or tenant id, no
 * e-mail address, no token, no secret, no address that is not the same for everybody. What a maker gives goes into environment variables and the console of the platform.
 */
export function checkSecrets({ files }: Project): Problem[] {
  return files.flatMap(({ path, text }) => {
    const found = privatePlaces(text, { isForMakers: path.startsWith('connector/') });
    text.split('\n').forEach((line, index) => {
      for (const what of inLine(path, line)) found.push({ line: index + 1, what });
    });
    return found.map(({ line, what }) => ({ path, line, message: `holds ${what}` }));
  });
}

function inLine(path: string, line: string): string[] {
  const found: string[] = [];
  if (path.startsWith('flows/') && guid.test(line.replace(idsOfFlows, ''))) found.push('the id of one row');
  if (/^(solution|connector)\//.test(path) && foreignId.test(line.replace(platformIds, ''))) found.push('an id that is not ours');
  if (path.endsWith('.md')) return found;
  for (const [, host = ''] of line.matchAll(url)) if (!commonHost.test(host)) found.push(`the address ${host}`);
  for (const [address] of line.matchAll(mail))
    if (!example.test(address) && !office.test(address) && !address.includes('@odata.')) found.push(`the e-mail address ${address}`);
  return found;
}
