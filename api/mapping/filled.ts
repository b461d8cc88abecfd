type Filled<T> = { [Field in keyof T]?: Exclude<T[Field], null | undefined> };

/** The fields that hold something, in order: what an object for Xero leaves out is left to Xero. Empty texts and lists are left out too. */
export function filled<T extends object>(fields: T): Filled<T> {
  const empty = (value: unknown) => value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !empty(value))) as Filled<T>;
}
