/** Where a command writes: what it did or found, and what is wrong. */
export interface Outputs {
  tell(text: string): void;
  complain(text: string): void;
}
