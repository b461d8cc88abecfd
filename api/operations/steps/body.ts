import { badRequest } from '../../errors.ts';
import { normaliseGuid } from '../../mapping/ids.ts';
import { hostOf } from '../../mapping/mark.ts';
import { asRow, guid } from '../../mapping/row.ts';
import { readSettings, type Settings } from '../../mapping/settings.ts';
import type { Home } from '../../store/row-key.ts';
import { type RowMemory, rowMemory } from '../../store/row-memory.ts';
import type { Call, Services } from '../operation.ts';

interface Body {
  settings?: Record<string, unknown> | null;
  environmentUrl: string;
}

/** The organisation of the path, its settings (null when the flow found no row) and the environment's host. 400 when they don't fit. */
export function readBody(call: Call<Body>): {
  organisationId: string;
  settings: Settings | null;
  home: Home;
} {
  const organisationId = normaliseGuid(call.parameters.organisationId) ?? '';
  const settings = readSettings(asRow(call.body.settings));
  if (settings && settings.organisationId !== organisationId) {
    throw badRequest(`settings belongs to the organisation ${settings.organisationId}, the call is for ${organisationId}.`);
  }
  return { organisationId, settings, home: { organisationId, environment: hostOf(call.body.environmentUrl) ?? '' } };
}

const nothing: RowMemory = { generation: 0, isWithdrawn: false, version: 0, wasToggled: false };

/** What the register remembers of the row that a body is about. */
export async function memoryOf(
  { database }: Services,
  home: Home,
  { table, record }: { table: string; record: unknown },
): Promise<RowMemory> {
  const rowId = guid(asRow(record), `${table}id`);
  return rowId ? rowMemory(database, { ...home, table, rowId }) : nothing;
}
