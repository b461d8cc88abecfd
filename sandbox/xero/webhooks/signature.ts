import { createHmac } from 'node:crypto';

/** Xero: base64 of HMAC-SHA256 over the raw body, keyed with the webhook key as text. */
export const sign = (body: string, key: string): string => createHmac('sha256', key).update(body, 'utf8').digest('base64');

/** A signature that is wrong by one character, as Xero sends on purpose when it checks the receiver. */
export function wrongSignature(body: string, key: string): string {
  const good = sign(body, key);
  return `${good.startsWith('A') ? 'B' : 'A'}${good.slice(1)}`;
}
