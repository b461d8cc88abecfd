/** What belongs to one environment or one person, and by what it is known. */
const known: [pattern: RegExp, what: string][] = [
  [
    /[\w-]+\.(crm\d*\.dynamics\.com|dynamics\.com|onmicrosoft\.com|sharepoint\.com|powerapps\.com|azurewebsites\.net|azure-api\.net|vault\.azure\.net)/i,
    'the address of a tenant',
  ],
  [
    /shared-[a-z0-9_-]+-[0-9a-f]{8}-[0-9a-f]{4}-|\bshared_[\w-]*-5f[0-9a-f]{16}\b|\/connections\/[\w-]{8}|\/connections\/shared-|<connectionid>|"connectionId"\s*:\s*"[^"<{$]/i,
    'a connection of one environment',
  ],
  [/\/subscriptions\/[0-9a-f]{8}-|"subscriptionId"\s*:\s*"[^"]+"/i, 'a subscription'],
  [/"tenantId"\s*:\s*"[^"]+"|login\.microsoftonline\.com\/[0-9a-f]{8}-/i, 'a tenant id'],
  [
    /client_?secret["']?\s*[:=>]\s*["']?[^\s"'<,}{]{6}|"(token:)?client_?secret"|clientSecret|password["']?\s*[:=]\s*["'][^"']+["']|password"|AccountKey=|SharedAccessKey=|BEGIN [A-Z ]*PRIVATE KEY/i,
    'a secret',
  ],
  [/"type"\s*:\s*"SecureString"/, 'a secret as a parameter'],
  [/eyJ[\w-]{10,}\.eyJ[\w-]{10,}|Bearer [\w.-]{8}|[?&](sig|code|access_token|subscription-key)=[\w%-]{10}/i, 'a token'],
];
/** What a text of the connector shows as an example: Microsoft's own name for a company that does not exist. */
const exampleTenant = /\bcontoso\.(api\.)?crm\d*\.dynamics\.com/gi;

/** What a text holds that no source may: each kind once. In a text for makers the address of an example is none. */
export function privateIn(text: string, { isForMakers = false } = {}): string[] {
  const told = isForMakers ? text.replace(exampleTenant, '') : text;
  return known.filter(([pattern]) => pattern.test(told)).map(([, what]) => what);
}
