import type { ChangedList } from '../xero/changed-pages.ts';
import type { Database } from './database.ts';

/** How far the own reads of an organisation have come. */
export interface ReadState {
  organisationId: string;
  /** Whatever Xero changed before this is in the stream. */
  readFrom: Date;
  nextReadAt: Date;
  nextCompareAt: Date;
  /** Where a reading or a comparison that ran out of time goes on. */
  reading?: ReadingPlace | undefined;
  /** `after` is the last Xero id that was compared. */
  comparing?: { after: string } | undefined;
}

export interface ReadingPlace {
  startedAt: string;
  kind: ChangedList;
  /** What Xero changed from here on comes next; `page` counts within it. */
  since: string;
  page: number;
}

const columns = `organisation as "organisationId", read_from as "readFrom", next_read_at as "nextReadAt", next_compare_at as "nextCompareAt",
  reading::jsonb as reading, comparing::jsonb as comparing`;

/** Makes sure that these organisations are read from `readFrom` at the latest; `again` makes them due now, read and compare. */
export async function beginReads(
  database: Database,
  organisationIds: string[],
  readFrom: Date,
  now: Date,
  again: 'no' | 'read' | 'compare',
): Promise<void> {
  await database.query(
    `insert into reads (organisation, read_from, next_read_at, next_compare_at) select id, $2, $3, $3 from unnest($1::text[]) as id
     on conflict (organisation) do update set
       read_from = case when $4 = 'read' then least(reads.read_from, excluded.read_from) else reads.read_from end,
       reading = case when $4 = 'read' and excluded.read_from < reads.read_from then null else reads.reading end,
       next_read_at = case when $4 = 'no' then reads.next_read_at else $3 end,
       next_compare_at = case when $4 = 'compare' then $3 else reads.next_compare_at end`,
    [organisationIds, readFrom, now, again],
  );
}

/** Organisations that are due for a read or a compare, the one that has waited longest first. */
export async function dueReads(database: Database, organisationIds: string[], now: Date): Promise<ReadState[]> {
  const rows = await database.query<ReadState>(
    `select ${columns} from reads where organisation = any($1::text[]) and (next_read_at <= $2 or next_compare_at <= $2)
     order by least(next_read_at, next_compare_at)`,
    [organisationIds, now],
  );
  return rows.map((row) => ({ ...row, reading: row.reading ?? undefined, comparing: row.comparing ?? undefined }));
}

/** Saves what `before` has become, unless somebody asked for an earlier read or another compare meanwhile: then that counts. */
export async function saveReads(database: Database, before: ReadState, after: ReadState): Promise<void> {
  const { organisationId, readFrom, nextReadAt, nextCompareAt } = after;
  const text = (place: object | undefined) => (place ? JSON.stringify(place) : null);
  await database.query(
    `update reads set read_from = $2, next_read_at = $3, next_compare_at = $4, reading = $5, comparing = $6
     where organisation = $1 and read_from = $7 and next_compare_at = $8`,
    [
      organisationId,
      readFrom,
      nextReadAt,
      nextCompareAt,
      text(after.reading),
      text(after.comparing),
      before.readFrom,
      before.nextCompareAt,
    ],
  );
}
