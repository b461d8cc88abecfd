/** What belongs to one environment or one person, and by what it is known. */
const known: [pattern: RegExp, what: string][] = [
  [
    /[\w-]+(\.|%2e)(crm\d*(\.|%2e)dynamics(\.|%2e)c(om|n)|dynamics\.com|microsoftdynamics\.(us|de)|appsplatform\.us|onmicrosoft\.com|sharepoint\.com|powerapps\.com|powerplatform\.com|azurewebsites\.net|azure-api\.net|vault\.azure\.net|logic\.azure\.com|core\.windows\.net)/gi,
    'the address of a tenant',
  ],
  [
    /shared-[a-z0-9_-]+-[0-9a-f]{8}-[0-9a-f]{4}-|\bshared_[\w-]*-5f[0-9a-f]{16}\b|\/connections\/[\w-]{8}|\/connections\/shared-|<connectionid>|\bconnectionid=|"connectionId"\s*:\s*"[^"<{$]/gi,
    'a connection of one environment',
  ],
  [/\/subscriptions\/[0-9a-f]{8}-|"subscriptionId"\s*:\s*"[^"]+"/gi, 'a subscription'],
  [/"tenantId"\s*:\s*"[^"]+"|login\.microsoftonline\.com\/[0-9a-f]{8}-/gi, 'a tenant id'],
  [
    /client_?secret["']?\s*[:=>]\s*["']?[^\s"'<,}{]{6}|"(token:)?client_?secret"|clientSecret|AccountKey=|SharedAccessKey=|SharedAccessSignature|\b[\w.-]{3}\dQ~[\w.~-]{31}|BEGIN [A-Z ]*PRIVATE KEY|:\/\/[^/\s"'@]+:[^/\s"'@]+@/gi,
    'a secret',
  ],
  [
    /\b(\w*secret|password|passwd|pwd|(api|access)[-_]?key)["']?\s*[:=]\s*(\{\s*["']?value["']?\s*:\s*)?["']?[^\s"'<>{}[\]()@$,;]{4}/gi,
    'a secret',
  ],
  [/"type"\s*:\s*"SecureString"/g, 'a secret as a parameter'],
  [
    /\beyJ[\w-]{16,}|\bBearer [\w.-]{8}|\bBasic (?=\S*\d)[\w.+/=-]{16}|\bgh[opsu]_\w{20}|(\?|&|&amp;)(sig|code|access_token|subscription-key)=[\w%-]{10}/gi,
    'a token',
  ],
  [/\.consent\.azure-apim\.net\/redirect\/[\w-]+/gi, 'the redirect URL of one environment'],
  [/\b[0-9a-f]{32}\b/gi, 'an id or key of 32 digits'],
];
/** What a text of the connector shows as an example: Microsoft's own name for a company that does not exist. */
const exampleTenant = /\bcontoso\.(api\.)?crm\d*\.dynamics\.com/gi;

/** Every place of a text that holds what no source may; `line` counts from 1. In a text for makers the address of an example is none. */
export function privatePlaces(text: string, { isForMakers = false } = {}): { line: number; what: string }[] {
  const told = isForMakers ? text.replace(exampleTenant, '') : text;
  return known.flatMap(([pattern, what]) =>
    [...told.matchAll(pattern)].map(({ index }) => ({ line: told.slice(0, index).split('\n').length, what })),
  );
}

/** What a text holds that no source may: each kind once. */
export function privateIn(text: string, options?: { isForMakers?: boolean }): string[] {
  return [...new Set(privatePlaces(text, options).map(({ what }) => what))];
}
