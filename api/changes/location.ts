const platform = /\.(azure-api(m|hub)\.(net|us|cn)|logic\.azure\.com|flow\.microsoft\.com|powerplatform\.com)$/;

/**
 * The whole address of the next poll. Behind the platform's gateway it has to begin with the gateway's own prefix, which stands for the
 * base path; the prefix comes with the call, so it is taken only where it is https and a host of the platform.
 */
export function nextAddress(
  url: URL,
  prefix: string | string[] | undefined,
  query: Record<string, string | boolean | number | undefined>,
): string {
  const next = gatewayAddress(url, prefix) ?? new URL(url.origin + url.pathname);
  for (const [name, value] of Object.entries(query)) if (value !== undefined) next.searchParams.set(name, String(value));
  return next.toString();
}

function gatewayAddress(url: URL, prefix: string | string[] | undefined): URL | undefined {
  if (typeof prefix !== 'string' || !URL.canParse(prefix)) return undefined;
  const gateway = new URL(prefix);
  if (gateway.protocol !== 'https:' || !platform.test(gateway.hostname) || gateway.username || gateway.password) return undefined;
  gateway.pathname = gateway.pathname.replace(/\/+$/, '') + url.pathname.replace(/^\/v\d+(?=\/)/, '');
  gateway.search = '';
  gateway.hash = '';
  return gateway;
}
