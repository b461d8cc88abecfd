export type LiteralType = 'null' | 'boolean' | 'number' | 'string' | 'guid' | 'datetime';

export interface Literal {
  kind: 'literal';
  type: LiteralType;
  value: string | number | boolean | null;
}

/** A column, after any lookups that lead to it. */
export interface Path {
  kind: 'path';
  segments: string[];
}

export type Operand = Literal | Path;

export type CompareOperator = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';
export type TextFunction = 'contains' | 'startswith' | 'endswith';

export type Filter =
  | { kind: 'and' | 'or'; left: Filter; right: Filter }
  | { kind: 'not'; operand: Filter }
  | { kind: 'compare'; operator: CompareOperator; left: Operand; right: Operand }
  | { kind: 'text'; name: TextFunction; left: Operand; right: Operand }
  | { kind: 'in'; path: Path; values: Literal[] };
