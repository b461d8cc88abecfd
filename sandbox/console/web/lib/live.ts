import { useSyncExternalStore } from 'react';
import type { LiveMessage } from '../../shared.ts';

/** What a query depends on: rows of a table (`table:salesorder`), Xero's books, or what happened. */
export type Topic = `table:${string}` | 'xero' | 'activity';

const versions = new Map<Topic, number>();
const listeners = new Set<() => void>();
let connected = true;
let offset = 0;

function announce(): void {
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Marks topics as changed; whoever shows them reads again. */
export function touch(...topics: Topic[]): void {
  for (const topic of topics) versions.set(topic, (versions.get(topic) ?? 0) + 1);
  announce();
}

/** Sets the sandbox's time as the server told it. */
export function setNow(now: string): void {
  offset = Date.parse(now) - Date.now();
  announce();
}

/** Now, by the sandbox's clock. */
export const sandboxNow = (): Date => new Date(Date.now() + offset);

/** Listens to the server for as long as the page lives. */
export function connect(): void {
  const source = new EventSource('/console-api/events');
  source.onmessage = ({ data }) => {
    const { now, tables, xero, activity } = JSON.parse(data as string) as LiveMessage;
    offset = Date.parse(now) - Date.now();
    const topics: Topic[] = tables.map((table): Topic => `table:${table}`);
    if (xero) topics.push('xero');
    if (activity) topics.push('activity');
    touch(...topics);
  };
  source.onopen = () => {
    if (!connected) touch(...versions.keys());
    connected = true;
    announce();
  };
  source.onerror = () => {
    connected = false;
    announce();
  };
}

/** A number that grows whenever one of the topics changes. */
export const useVersion = (topics: Topic[]): number =>
  useSyncExternalStore(subscribe, () => topics.reduce((sum, topic) => sum + (versions.get(topic) ?? 0), 0));

export const useConnected = (): boolean => useSyncExternalStore(subscribe, () => connected);

/** How far the sandbox's clock is ahead of this machine's, in milliseconds. */
export const useClockOffset = (): number => useSyncExternalStore(subscribe, () => offset);
