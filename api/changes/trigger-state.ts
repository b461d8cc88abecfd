/** Where a poll ended: opaque to the flow, which sends it back with the next poll. It chooses what to read, never whose. */
export interface TriggerState {
  /** The store's id: a place means nothing in another store. */
  store: string;
  seq: number;
  asOf: Date;
}

const version = 1;

export function encodeState({ store, seq, asOf }: TriggerState): string {
  return Buffer.from(JSON.stringify({ v: version, store, seq, asOf: asOf.toISOString() })).toString('base64url');
}

/** Undefined for anything that is not a state of ours. */
export function decodeState(text: unknown): TriggerState | undefined {
  if (typeof text !== 'string' || text.length > 1000) return undefined;
  try {
    const { v, store, seq, asOf } = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as Record<string, unknown>;
    const time = new Date(typeof asOf === 'string' ? asOf : Number.NaN);
    const valid =
      v === version && typeof store === 'string' && Number.isSafeInteger(seq) && Number(seq) >= 0 && !Number.isNaN(time.getTime());
    return valid ? { store: String(store), seq: Number(seq), asOf: time } : undefined;
  } catch {
    return undefined;
  }
}
