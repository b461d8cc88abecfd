import { Button, Checkbox, Link } from '@fluentui/react-components';
import { formatted, type Row } from '../lib/dataverse.ts';
import { formatMoment } from '../lib/format.ts';
import { linkTo, rowPath } from '../lib/place.ts';
import { aboutOf, sinceOf } from '../lib/problems.ts';
import { StateBadge } from '../ui/tone.tsx';

interface ProblemItemProps {
  row: Row;
  busy?: boolean;
  picked?: boolean;
  /** Left out where it can't be tried again: it is solved. */
  onPick?(on: boolean): void;
  onRetry?(): void;
}

const doers: Record<string, string> = { Sales: 'Sales', Finance: 'Finance', Admin: 'An admin' };

function timesOf(row: Row): string {
  const repeats = Number(row.xc_repeats ?? 1);
  return repeats > 1 ? ` · ${repeats} times` : '';
}

/** One problem as a person reads it. */
export function ProblemItem({ row, busy = false, picked = false, onPick, onRetry }: ProblemItemProps) {
  const about = aboutOf(row, formatted);
  const owner = formatted(row, 'xc_owner') ?? '';
  const solved = typeof row.xc_resolvedon === 'string' ? row.xc_resolvedon : undefined;
  const trying = row.xc_retry === true && !solved;
  const due = typeof row.xc_retryafter === 'string' && row.xc_retryable === true && !solved ? row.xc_retryafter : undefined;
  return (
    <li className="card problem-item">
      {onPick && <Checkbox aria-label={`Choose ${about.name}`} checked={picked} onChange={(_, { checked }) => onPick(checked === true)} />}
      <div className="grow">
        <p className="problem-about">
          <span className="quiet">{about.kind}</span>{' '}
          {about.table ? <Link href={linkTo({ dynamics: rowPath(about.table, about.id) })}>{about.name}</Link> : <b>{about.name}</b>}
          {owner && !solved && <StateBadge label={doers[owner] ?? owner} tone="brand" />}
        </p>
        <p className="problem-message">{String(row.xc_message ?? '')}</p>
        {!solved && row.xc_fix ? (
          <p>
            <b>What to do:</b> {String(row.xc_fix)}
          </p>
        ) : null}
        <p className="problem-who">
          {solved ? `Resolved ${formatMoment(solved)}` : `Since ${formatMoment(sinceOf(row))}${timesOf(row)}`}
          {due && ` · tried again by itself ${formatMoment(due)}`} ·{' '}
          <Link href={linkTo({ dynamics: rowPath('xc_log', String(row.xc_logid)) })}>Details</Link>
        </p>
      </div>
      {onRetry && (
        <Button
          size="small"
          disabledFocusable={busy || trying}
          aria-label={`${trying ? 'Trying…' : 'Try again'}: ${about.name}`}
          onClick={onRetry}
        >
          {trying ? 'Trying…' : 'Try again'}
        </Button>
      )}
    </li>
  );
}
