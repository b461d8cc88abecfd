/** What goes wrong on purpose. */
export const faultKinds = ['timeout-after-commit', 'reset-before', 'rate-limit', 'error', 'slow', 'html-200', 'empty-200'] as const;
type FaultKind = (typeof faultKinds)[number];

export interface FaultRule {
  /** GET, PUT ... ; every method when left out. */
  method?: string;
  /** Part of the path, without case, `*` for anything ('/Invoices', '/Invoices/*', '/connect/token'); or an expression. */
  path: string | RegExp;
  kind: FaultKind;
  /** How often it happens; once when left out. */
  times?: number;
  /** Only every n-th matching call. */
  every?: number;
  /** slow: milliseconds. timeout-after-commit with answer hold: when the socket closes (default 120,000). */
  ms?: number;
  /** timeout-after-commit: drop the socket (default), or hold the answer. */
  answer?: 'drop' | 'hold';
  /** rate-limit: which one, and its Retry-After in seconds. */
  problem?: 'minute' | 'day' | 'concurrent';
  retryAfter?: number;
  /** error: the status, 500 when left out. */
  status?: number;
  /** error, html-200, empty-200: after the write is kept instead of in its place. */
  afterCommit?: boolean;
}

interface Armed extends FaultRule {
  left: number;
  seen: number;
}

/** Faults armed by tests or the console; the first that matches a call happens. */
export class Faults {
  #armed: Armed[] = [];

  add(rule: FaultRule): void {
    this.#armed.push({ ...rule, left: rule.times ?? 1, seen: 0 });
  }

  clear(): void {
    this.#armed = [];
  }

  /** Rules that can still happen, with how often. */
  list(): (FaultRule & { left: number })[] {
    return this.#armed.map(({ seen: _seen, ...rule }) => rule);
  }

  take(method: string, path: string): FaultRule | undefined {
    for (const rule of this.#armed) {
      if (rule.left <= 0 || (rule.method && rule.method.toUpperCase() !== method) || !matches(rule.path, path)) continue;
      rule.seen += 1;
      if (rule.every && rule.seen % rule.every !== 0) continue;
      rule.left -= 1;
      if (rule.left <= 0) this.#armed = this.#armed.filter((one) => one !== rule);
      return rule;
    }
    return undefined;
  }
}

function matches(pattern: string | RegExp, path: string): boolean {
  if (pattern instanceof RegExp) return pattern.test(path);
  const source = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`${source.join('.*')}/?$`, 'i').test(path);
}
