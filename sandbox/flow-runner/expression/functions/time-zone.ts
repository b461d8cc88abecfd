import { IANAZone } from 'luxon';
import { ExpressionError } from '../error.ts';
import { clockMilliseconds, type Instant, instant, ticksPer } from './instant.ts';
import { windowsZones, zoneKey } from './windows-zones.ts';

const utcNames = new Set(['utc', 'z', 'gmt', 'etc/utc', 'etc/gmt', 'coordinated universal time']);

/** The zone of a Windows name (`Pacific Standard Time`, the usual one) or an IANA name; 'utc' for UTC. Throws when there is none. */
function zoneOf(name: string): IANAZone | 'utc' {
  if (utcNames.has(name.trim().toLowerCase())) return 'utc';
  const iana = windowsZones.get(zoneKey(name)) ?? name.trim();
  if (!IANAZone.isValidZone(iana)) throw new ExpressionError(`'${name}' isn't a time zone`);
  return IANAZone.create(iana);
}

const minutes = (value: number) => BigInt(value) * ticksPer.minute;

/** A UTC time on the clock of a zone. The result has no offset, unless the zone is UTC itself. */
export function fromUtc(value: Instant, zoneName: string): Instant {
  const zone = zoneOf(zoneName);
  if (zone === 'utc') return instant(value.ticks, true);
  return instant(value.ticks + minutes(Math.round(zone.offset(clockMilliseconds(value)))), false);
}

/** A zone's clock time in UTC. An hour that occurs twice counts as the later (standard time); one that the clock skips throws. */
export function toUtc(value: Instant, zoneName: string): Instant {
  const zone = zoneOf(zoneName);
  if (zone === 'utc') return instant(value.ticks, true);
  const local = clockMilliseconds(value);
  const day = 86_400_000;
  const offsets = [zone.offset(local - day), zone.offset(local + day)].map(Math.round);
  const fitting = offsets.filter((offset) => Math.round(zone.offset(local - offset * 60_000)) === offset);
  if (fitting.length === 0) throw new ExpressionError(`the clock of '${zoneName}' skips that time`);
  return instant(value.ticks - minutes(Math.min(...fitting)), true);
}
