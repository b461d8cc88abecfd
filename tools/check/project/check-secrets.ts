import { privateIn } from '../private-texts.ts';
import type { Project } from '../project.ts';
import type { Problem } from '../solution/problem.ts';

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
      const found = privateIn(line, { isForMakers: path.startsWith('connector/') });
      if (path.startsWith('flows/') && guid.test(line.replace(idsOfFlows, ''))) found.push('the id of one row');
      const people = path.endsWith('.md') ? [] : [...line.matchAll(mail)].map(([address]) => address);
      for (const address of people)
        if (!example.test(address) && !office.test(address) && !address.includes('@odata.')) found.push(`the e-mail address ${address}`);
      return found.map((what) => ({ path, line: index + 1, message: `holds ${what}` }));
    }),
  );
}
