import { type DestinationStream, type Logger, pino } from 'pino';

/**
 * The API's log: JSON lines with ids, codes and durations. Tokens and personal data are never passed to it; should one slip in under
 * a usual name it is blotted out, and of an error only its kind and the places in our code are kept, since messages quote data.
 */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const names = ['authorization', 'token', 'access_token', 'body', 'headers', 'webhookKey', 'name', 'email'];
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: names.flatMap((name) => [name, `*.${name}`]), censor: '…' },
      serializers: { err: placesOf, error: placesOf },
    },
    destination,
  );
}

function placesOf(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, kind } = error as { code?: unknown; kind?: unknown };
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.constructor.name,
    code: typeof code === 'string' ? code : undefined,
    kind: typeof kind === 'string' ? kind : undefined,
    stack: places.slice(0, 8).map((line) => line.trim()),
    cause: error.cause === undefined ? undefined : placesOf(error.cause),
  };
}
