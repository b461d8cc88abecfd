import { useSyncExternalStore } from 'react';

/**
 * Where one is, kept in the address: `#dynamics=salesorder/<id>/xero&xero=invoice/<id>&run=<id>&show=xero`. Each half has its own path, so that
 * any state can be linked to.
 */
export interface Place {
  dynamics: string;
  xero: string;
  /** The run that is open. */
  run: string;
  /** The kinds of "What happened" that are shown. */
  kind: string;
  /** On narrow screens: which of the three is shown. */
  show: string;
}

const start: Place = { dynamics: 'salesorder', xero: 'invoices/ALL', run: '', kind: '', show: 'dynamics' };

let cached: { hash: string; place: Place } = { hash: '', place: start };

function read(): Place {
  if (cached.hash === location.hash) return cached.place;
  const parameters = new URLSearchParams(location.hash.slice(1));
  const entries = Object.keys(start).map((name) => [name, parameters.get(name) ?? start[name as keyof Place]]);
  cached = { hash: location.hash, place: Object.fromEntries(entries) as Place };
  return cached.place;
}

const subscribe = (listener: () => void) => {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
};

export const usePlace = (): Place => useSyncExternalStore(subscribe, read);

function hashOf(change: Partial<Place>): string {
  const place = { ...read(), ...change };
  const told = Object.entries(place).filter(([name, value]) => value !== start[name as keyof Place]);
  const text = told.map(([name, value]) => `${name}=${encodeURI(value).replaceAll('&', '%26')}`);
  return `#${text.join('&')}`;
}

/** The address of a place, for a link. */
export const linkTo = (change: Partial<Place>): string => hashOf(change);

export function goTo(change: Partial<Place>): void {
  location.hash = hashOf(change);
}

/** Opens a row in the Dynamics half, or its table's list. */
export const rowPath = (table: string, id?: string, tab?: string): string => [table, id, tab].filter(Boolean).join('/');

export function openRow(table: string, id?: string, tab?: string): void {
  goTo({ dynamics: rowPath(table, id, tab), show: 'dynamics' });
}

export function openInvoice(id: string): void {
  goTo({ xero: `invoice/${id}`, show: 'xero' });
}
