/** Names that the language itself asks for, of any object. */
const asked = ['then', 'toJSON', 'constructor'];

/** An object of the Client API of which only what is written down may be used: any other name is refused, where a plain object would give undefined. */
export function strict<T extends object>(path: string, members: T): T {
  return new Proxy(members, {
    get(target, name) {
      if (typeof name === 'symbol' || name in target || asked.includes(name)) return Reflect.get(target, name);
      throw new Error(`${path}.${name} is not in the sandbox's part of the Client API.`);
    },
  });
}

/** A collection as the Client API has it (Microsoft: Collections). */
export function collection<T>(path: string, items: [name: string, item: T][]) {
  const get = (key?: string | number) => {
    if (key === undefined) return items.map(([, item]) => item);
    return (typeof key === 'number' ? items[key] : items.find(([name]) => name === key))?.[1] ?? null;
  };
  return strict(path, {
    get,
    getLength: () => items.length,
    forEach: (work: (item: T, index: number) => void) => items.forEach(([, item], index) => void work(item, index)),
  });
}
