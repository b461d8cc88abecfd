import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { type CryptoKey, errors, exportJWK, generateKeyPair, type JWK, jwtVerify, SignJWT } from 'jose';
import type { XeroState } from '../state.ts';

const MINUTE = 60_000;
const ACCESS_SECONDS = 1800;
const ID_SECONDS = 300;
const REFRESH_MS = 60 * 24 * 60 * MINUTE;
const GRACE_MS = 30 * MINUTE;

export interface Grant {
  clientId: string;
  userId: string;
  email: string;
  scopes: string[];
  authEventId: string;
}

export interface Claims {
  clientId: string;
  userId: string;
  scopes: string[];
}

export interface TokenAnswer {
  id_token?: string;
  access_token: string;
  expires_in: number;
  token_type: 'Bearer';
  refresh_token?: string;
  scope: string;
}

/** Why a token is refused, in the words of Xero's 401. */
export class BadToken extends Error {}

/** Issues and checks tokens: access tokens of 30 minutes (RS256), single-use codes of 5 minutes, rotating refresh tokens of 60 days. */
export class Identity {
  readonly #state: XeroState;
  readonly #privateKey: CryptoKey;
  readonly #publicKey: CryptoKey;
  readonly #jwk: JWK;
  readonly #codes = new Map<string, Grant & { redirectUri: string; expires: number }>();
  readonly #refresh = new Map<string, Grant & { expires: number; rotatedAt?: number }>();

  constructor(state: XeroState, keys: { privateKey: CryptoKey; publicKey: CryptoKey }, jwk: JWK) {
    this.#state = state;
    this.#privateKey = keys.privateKey;
    this.#publicKey = keys.publicKey;
    this.#jwk = jwk;
  }

  static async create(state: XeroState): Promise<Identity> {
    const keys = await generateKeyPair('RS256', { extractable: true });
    const jwk = await exportJWK(keys.publicKey);
    const kid = createHash('sha1').update(JSON.stringify(jwk)).digest('hex').toUpperCase();
    return new Identity(state, keys, { ...jwk, kid, alg: 'RS256', use: 'sig' });
  }

  jwks(): { keys: JWK[] } {
    return { keys: [this.#jwk] };
  }

  reset(): void {
    this.#codes.clear();
    this.#refresh.clear();
  }

  #now(): number {
    return this.#state.clock.now().getTime();
  }

  newCode(grant: Grant, redirectUri: string): string {
    const code = randomBytes(24).toString('base64url');
    this.#codes.set(code, { ...grant, redirectUri, expires: this.#now() + 5 * MINUTE });
    return code;
  }

  /** The grant of a code, once, within five minutes, for its client and redirect address; else undefined. */
  takeCode(code: string, clientId: string, redirectUri: string): Grant | undefined {
    const grant = this.#codes.get(code);
    this.#codes.delete(code);
    const good = grant && grant.clientId === clientId && grant.redirectUri === redirectUri && grant.expires > this.#now();
    return good ? grant : undefined;
  }

  /** The grant of a refresh token, which is used up by it; the one before still works for 30 minutes. */
  takeRefresh(token: string, clientId: string): Grant | undefined {
    const grant = this.#refresh.get(token);
    const now = this.#now();
    if (!grant || grant.clientId !== clientId || grant.expires <= now) return undefined;
    if (grant.rotatedAt !== undefined && now - grant.rotatedAt > GRACE_MS) return undefined;
    grant.rotatedAt ??= now;
    return grant;
  }

  revoke(token: string): void {
    const grant = this.#refresh.get(token);
    if (!grant) return;
    for (const [key, one] of this.#refresh) if (one.authEventId === grant.authEventId) this.#refresh.delete(key);
  }

  async tokens(grant: Grant): Promise<TokenAnswer> {
    const access_token = await this.accessToken(grant, ACCESS_SECONDS);
    const answer: TokenAnswer = { access_token, expires_in: ACCESS_SECONDS, token_type: 'Bearer', scope: grant.scopes.join(' ') };
    if (grant.scopes.includes('openid')) answer.id_token = await this.#idToken(grant);
    if (grant.scopes.includes('offline_access')) {
      answer.refresh_token = randomBytes(32).toString('base64url');
      this.#refresh.set(answer.refresh_token, { ...grant, expires: this.#now() + REFRESH_MS, rotatedAt: undefined });
    }
    return answer;
  }

  /** An access token in Xero's shape. Negative `expiresIn` (seconds) makes an expired one. It names no organisation. */
  accessToken(grant: Grant, expiresIn: number): Promise<string> {
    const now = Math.floor(this.#now() / 1000);
    return this.#sign({
      nbf: Math.min(now, now + expiresIn),
      exp: now + expiresIn,
      iss: this.#state.baseUrl,
      aud: `${this.#state.baseUrl}/resources`,
      client_id: grant.clientId,
      sub: createHash('md5').update(grant.userId).digest('hex'),
      auth_time: now,
      xero_userid: grant.userId,
      global_session_id: createHash('md5').update(grant.authEventId).digest('hex'),
      jti: randomBytes(16).toString('hex'),
      authentication_event_id: grant.authEventId,
      scope: grant.scopes,
    });
  }

  #idToken(grant: Grant): Promise<string> {
    const now = Math.floor(this.#now() / 1000);
    const sub = createHash('md5').update(grant.userId).digest('hex');
    return this.#sign({
      nbf: now,
      exp: now + ID_SECONDS,
      iss: this.#state.baseUrl,
      aud: grant.clientId,
      iat: now,
      sub,
      auth_time: now,
      xero_userid: grant.userId,
      preferred_username: grant.email,
      email: grant.email,
      jti: randomUUID(),
    });
  }

  #sign(payload: Record<string, unknown>): Promise<string> {
    return new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid: this.#jwk.kid as string, typ: 'JWT' }).sign(this.#privateKey);
  }

  /** Who calls. Throws BadToken for one that is forged, of another issuer or expired. */
  async verify(token: string): Promise<Claims> {
    try {
      const { payload } = await jwtVerify(token, this.#publicKey, {
        algorithms: ['RS256'],
        issuer: this.#state.baseUrl,
        audience: `${this.#state.baseUrl}/resources`,
        currentDate: this.#state.clock.now(),
      });
      return { clientId: String(payload.client_id), userId: String(payload.xero_userid), scopes: payload.scope as string[] };
    } catch (error) {
      if (!(error instanceof errors.JWTExpired)) throw new BadToken('AuthenticationUnsuccessful');
      throw new BadToken(`TokenExpired: token expired at ${usDate(new Date(Number(error.payload.exp) * 1000))}`);
    }
  }
}

/** '02/20/2025 08:32:50', UTC. */
function usDate(at: Date): string {
  const [date = '', time = ''] = at.toISOString().slice(0, 19).split('T');
  const [year, month, day] = date.split('-');
  return `${month}/${day}/${year} ${time}`;
}
