import type { Column } from '../entities/types.ts';
import { badState } from '../errors.ts';
import type { Save } from './save.ts';

const label = (column: Column, value: unknown): string => column.options?.find((option) => option.value === value)?.label ?? String(value);

/**
 * State and status reason belong together: a state alone brings its first reason, a new row starts in the first state,
 * and a reason of another state is refused.
 */
export function settleState({ table, id, before, row, present }: Save): void {
  const state = table.columns.get('statecode');
  const status = table.columns.get('statuscode');
  if (!state || !status) return;
  if (row.statecode === null) row.statecode = before?.statecode ?? state.default ?? state.options?.[0]?.value ?? 0;
  const chosen = state.options?.find((option) => option.value === row.statecode);
  const stateChanged = before === null || before.statecode !== row.statecode;
  if (row.statuscode === null || (stateChanged && !present.has('statuscode'))) row.statuscode = chosen?.defaultStatus ?? null;
  const reason = status.options?.find((option) => option.value === row.statuscode);
  if (reason && reason.state !== row.statecode)
    throw badState(
      `${row.statuscode} is not a valid status code for state code ${label(state, row.statecode)} on ${table.name} with Id ${id}.`,
    );
}
