import type { Project } from '../project.ts';
import type { Problem } from '../solution/problem.ts';

/** What belongs to one environment or one person, and by what it is known. */
const forbidden: [pattern: RegExp, what: string][] = [
  [
    /[\w-]+\.(crm\d*\.dynamics\.com|dynamics\.com|onmicrosoft\.com|sharepoint\.com|powerapps\.com|azurewebsites\.net|azure-api\.net|vault\.azure\.net)/i,
    'the address of a tenant',
  ],
  [
    /shared-[a-z0-9_-]+-[0-9a-f]{8}-[0-9a-f]{4}-|\/connections\/[\w-]{8}|\/connections\/shared-|<connectionid>|"connectionId"\s*:\s*"[^"<{$]/i,
    'a connection of one environment',
  ],
  [/\/subscriptions\/[0-9a-f]{8}-|"subscriptionId"\s*:\s*"[^"]+"/i, 'a subscription'],
  [/"tenantId"\s*:\s*"[^"]+"|login\.microsoftonline\.com\/[0-9a-f]{8}-/i, 'a tenant id'],
  [
    /client_?secret["']?\s*[:=>]\s*["']?[^\s"'<,}{]{6}|clientSecret|password["']?\s*[:=]\s*["'][^"']+["']|AccountKey=|SharedAccessKey=|BEGIN [A-Z ]*PRIVATE KEY/i,
    'a secret',
  ],
  [/"type"\s*:\s*"SecureString"/, 'a secret as a parameter'],
  [/eyJ[\w-]{10,}\.eyJ[\w-]{10,}|Bearer [\w.-]{16}|[?&](sig|code|access_token|subscription-key)=[\w%-]{10}/i, 'a token'],
];
/** What a text of the connector shows as an example: Microsoft's own name for a company that does not exist. */
const exampleTenant = /\bcontoso\.crm\d*\.dynamics\.com/gi;
/** Ids in a flow that are no row's: of its actions, of the flows it calls, of nothing. */
const idsOfFlows = /"(operationMetadataId|workflowReferenceName)"\s*:\s*"[^"]*"|0{8}(-0{4}){3}-0{12}/gi;
const guid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;
const mail = /[\w.+-]+@([\w-]+\.)+[a-z]{2,}/gi;
/** Addresses of nobody: names kept for examples (RFC 2606). */
const example = /@([\w-]+\.)*example(\.\w+)?$/i;
/** Addresses that a connector may show: of its vendor's office, not of a person. */
const office = /^(support|info|contact|hello)@/i;

/**
 * Nothing in what is shipped belongs to one tenant or one person: no address of an environment, no connection, subscription or tenant id, no
 * e-mail address, no token, no secret. What a maker gives goes into environment variables and the console of the platform.
 */
export function checkSecrets({ files }: Project): Problem[] {
  return files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => {
      const told = path.startsWith('connector/') ? line.replace(exampleTenant, '') : line;
      const found = forbidden.filter(([pattern]) => pattern.test(told)).map(([, what]) => what);
      if (path.startsWith('flows/') && guid.test(line.replace(idsOfFlows, ''))) found.push('the id of one row');
      const people = path.endsWith('.md') ? [] : [...line.matchAll(mail)].map(([address]) => address);
      for (const address of people)
        if (!example.test(address) && !office.test(address) && !address.includes('@odata.')) found.push(`the e-mail address ${address}`);
      return found.map((what) => ({ path, line: index + 1, message: `holds ${what}` }));
    }),
  );
}
