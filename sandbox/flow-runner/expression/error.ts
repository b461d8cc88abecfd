/** The only error this library throws: what is wrong, in which expression, and where (UTF-16 offset into `expression`, where one is known). */
export class ExpressionError extends Error {
  readonly expression: string;
  readonly position: number | undefined;

  constructor(message: string, expression = '', position?: number) {
    super(message);
    this.name = 'ExpressionError';
    this.expression = expression;
    this.position = position;
  }

  /** The same error, said of the expression it was met in (an error that already knows its expression stays as it is). */
  within(expression: string): ExpressionError {
    return this.expression ? this : new ExpressionError(this.message, expression, this.position);
  }
}
