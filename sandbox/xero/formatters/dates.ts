/** '/Date(1789378199100+0000)/': how Xero writes a moment. */
export const moment = (at: Date): string => `/Date(${at.getTime()}+0000)/`;

/** '/Date(1789378199160)/': how Xero writes the moment of an answer, and of an item's change. */
export const bareMoment = (at: Date): string => `/Date(${at.getTime()})/`;

/** '2026-09-14T09:29:59Z', to the second. */
export const utcSecond = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`;

/** A date without time as both of Xero's forms; nothing for none. */
export function dateFields(name: string, day: string | undefined): Record<string, string> {
  if (!day) return {};
  return { [`${name}String`]: `${day}T00:00:00`, [name]: dayMoment(day) };
}

export const dayMoment = (day: string): string => moment(new Date(`${day}T00:00:00Z`));
