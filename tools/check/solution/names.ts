/** The text by which the platform compares names: case does not count. */
export function sameText(name: string): string {
  return name.toLowerCase();
}
