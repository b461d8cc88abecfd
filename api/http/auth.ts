import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';
import type { Clock } from '../clock.ts';
import { notSignedIn, permissionMissing, unavailable } from '../errors.ts';
import { satisfied } from '../scopes.ts';
import type { Caller } from '../xero/session.ts';

/** Verifies the Authorization header for an operation that needs `scopes`; throws ApiProblem 401, 403 or 503. */
export type Authentication = (authorization: string | undefined, scopes: readonly string[]) => Promise<Caller>;

/** jose's codes for keys that could not be read; every other of its errors is about the token. */
const keysUnread = ['ERR_JOSE_GENERIC', 'ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JWK_INVALID'];

/**
 * Checks access tokens of Xero: RS256 alone, Xero's own keys, issuer, expiry, one of our apps, and the scopes of the operation.
 * Xero gives every app's token the same audience, so it proves nothing and is not looked at. An id token has no client_id and is refused.
 */
export function createAuthentication(identityUrl: string, clientIds: string[], clock: Clock): Authentication {
  const keys = createRemoteJWKSet(new URL(`${identityUrl}/.well-known/openid-configuration/jwks`), { timeoutDuration: 5000 });
  return async (authorization, scopes) => {
    const token = /^Bearer +([\w-]+\.[\w-]+\.[\w-]*)$/i.exec(authorization ?? '')?.[1];
    if (!token) throw notSignedIn('The call carries no access token of Xero.');
    const claims = await verify(token);
    const clientId = String(claims.client_id);
    if (!clientIds.includes(clientId)) throw notSignedIn('The access token was issued to another Xero app than this API serves.');
    const granted = scopesOf(claims.scope);
    const missing = scopes.filter((scope) => !satisfied(scope, granted));
    if (missing.length > 0) throw permissionMissing(`The connection was not granted ${missing.join(', ')}.`);
    return { token, clientId, scopes: granted };
  };

  async function verify(token: string): Promise<JWTPayload> {
    try {
      const from = { algorithms: ['RS256'], issuer: identityUrl, requiredClaims: ['exp', 'client_id'] };
      return (await jwtVerify(token, keys, { ...from, currentDate: clock.now(), clockTolerance: 10 })).payload;
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw notSignedIn('The access token has expired.');
      if (error instanceof errors.JOSEError && !keysUnread.includes(error.code))
        throw notSignedIn('The access token is not one that Xero issued.');
      throw unavailable('Xero’s signing keys could not be read, so the sign-in can’t be checked.', 30);
    }
  }
}

function scopesOf(claim: unknown): string[] {
  if (Array.isArray(claim)) return claim.filter((scope) => typeof scope === 'string');
  return typeof claim === 'string' ? claim.split(' ').filter(Boolean) : [];
}
