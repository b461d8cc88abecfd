/** A refusal: what the other side said, in its own words. */
class HttpError extends Error {
  readonly status: number;
  readonly messages: string[];
  constructor(status: number, messages: string[]) {
    super(messages.join(' '));
    this.status = status;
    this.messages = messages;
  }
}

/** The words of a refusal, whichever of the three servers said them. */
function messagesOf(status: number, body: unknown): string[] {
  const { error, messages, title } = (body ?? {}) as { error?: { message?: string }; messages?: string[]; title?: string };
  if (messages?.length) return messages;
  return [error?.message ?? title ?? `The sandbox answered ${status}.`];
}

/** JSON in, JSON out; a 204 is null. @throws HttpError, also when nothing answers (status 0) */
export async function request<T>(method: string, url: string, body?: unknown, headers: Record<string, string> = {}): Promise<T> {
  let response: Response;
  try {
    response = await fetch(url, {
      method,
      headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new HttpError(0, ["The sandbox doesn't answer. Is it still running?"]);
  }
  const text = await response.text();
  let json: unknown = null;
  try {
    json = text === '' ? null : JSON.parse(text);
  } catch {
    throw new HttpError(response.status, [`The sandbox answered ${response.status} with something that can't be read.`]);
  }
  if (!response.ok) throw new HttpError(response.status, messagesOf(response.status, json));
  return json as T;
}

export const get = <T>(url: string): Promise<T> => request<T>('GET', url);

export const messages = (error: unknown): string[] =>
  error instanceof HttpError ? error.messages : [error instanceof Error ? error.message : String(error)];
