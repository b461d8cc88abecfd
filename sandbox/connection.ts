import type { Clock } from '../api/clock.ts';

/** A Xero app as the platform's connection knows it. */
export interface ConnectionOptions {
  identityUrl: string;
  clientId: string;
  clientSecret: string;
  redirectUri: string;
  scopes: string;
  clock: Clock;
}

interface Tokens {
  access_token: string;
  refresh_token: string;
  expires_in: number;
}

/**
 * The platform's connection to Xero: signs in once with the authorization code flow, keeps the refresh token (which changes with
 * every use) and hands out an access token that lives at least another minute. Refreshes are serialised.
 */
export class XeroConnection {
  readonly #options: ConnectionOptions;
  #tokens: { access: string; refresh: string; expiresAt: number } | undefined;
  #refreshing: Promise<string> | undefined;

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  /** Consents as the sandbox's user and exchanges the code. */
  async signIn(): Promise<void> {
    const { identityUrl, clientId, redirectUri, scopes } = this.#options;
    const authorize = new URL(`${identityUrl}/identity/connect/authorize`);
    authorize.search = new URLSearchParams({
      response_type: 'code',
      client_id: clientId,
      redirect_uri: redirectUri,
      scope: scopes,
      state: 'sandbox',
    }).toString();
    const answer = await fetch(authorize, { redirect: 'manual' });
    const code = new URL(answer.headers.get('location') ?? 'about:blank').searchParams.get('code');
    if (!code) throw new Error(`Xero did not consent: ${answer.status} ${await answer.text()}`);
    await this.#exchange({ grant_type: 'authorization_code', code, redirect_uri: redirectUri });
  }

  /** An access token for the next call. */
  async token(): Promise<string> {
    if (!this.#tokens) await this.signIn();
    const tokens = this.#tokens;
    if (tokens && tokens.expiresAt - this.#options.clock.now().getTime() > 60_000) return tokens.access;
    this.#refreshing ??= this.#exchange({ grant_type: 'refresh_token', refresh_token: tokens?.refresh ?? '' }).finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  async #exchange(form: Record<string, string>): Promise<string> {
    const { identityUrl, clientId, clientSecret, clock } = this.#options;
    const answer = await fetch(`${identityUrl}/connect/token`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams(form),
    });
    if (!answer.ok) throw new Error(`Xero gave no token: ${answer.status} ${await answer.text()}`);
    const tokens = (await answer.json()) as Tokens;
    this.#tokens = {
      access: tokens.access_token,
      refresh: tokens.refresh_token,
      expiresAt: clock.now().getTime() + tokens.expires_in * 1000,
    };
    return tokens.access_token;
  }
}
