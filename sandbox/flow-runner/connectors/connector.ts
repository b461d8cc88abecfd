import type { Answer } from '../run/retry.ts';

export interface ConnectorCall {
  operationId: string;
  /** Evaluated, under the flat names of the flow. */
  parameters: Record<string, unknown>;
  /** From the action's pagination policy: how many rows are wanted at least. */
  minimumItemCount?: number;
  signal: AbortSignal;
  /** Told of each call that goes out. */
  count: () => void;
}

/** Carries out the operations of one connector. */
export interface Connector {
  readonly kind: 'dataverse' | 'connector';
  /**
   * Every answer that arrived, whatever its status, is returned; no answer is a 502, one that takes over 120 s a 504.
   * @throws ActionError where the platform refuses the call before sending it
   */
  invoke(call: ConnectorCall): Promise<Answer>;
}
