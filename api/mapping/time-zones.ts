import names from './time-zones.json' with { type: 'json' };

/** IANA names of the time zones, by Windows' names in capitals without blanks and stops, as Xero writes them. */
export const zones: ReadonlyMap<string, string> = new Map(Object.entries(names));
