import { readSent } from '../../mapping/merge/sent.ts';
import { versionOf } from '../../mapping/row.ts';
import type { Sent } from '../../mapping/types.ts';
import { findByRow } from '../../store/documents.ts';
import type { Course } from './course.ts';

type Known = Pick<Course, 'row' | 'link' | 'versionNumber' | 'memory'> & { services: Pick<Course['services'], 'database'> };

/**
 * What was last sent of the row, and whether that was a newer state than this call's (N2): the flow may have read the link before another
 * run wrote it, so the register counts where it is not older.
 */
export async function lastSentOf({
  services,
  row,
  link,
  versionNumber,
  memory,
}: Known): Promise<{ sent: Sent | null; isSuperseded: boolean }> {
  const registered = await findByRow(services.database, row);
  const [ofLink, ofRegister] = [versionOf(link?.row ?? {}, 'xc_versionsent') ?? 0, registered?.versionNumber ?? 0];
  const sent = readSent((ofLink <= ofRegister && registered?.sent) || link?.sent || null);
  const newest = Math.max(ofLink, ofRegister, memory.version);
  return { sent, isSuperseded: versionNumber !== undefined && versionNumber < newest };
}
