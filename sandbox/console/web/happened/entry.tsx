import { ArrowSyncRegular } from '@fluentui/react-icons/svg/arrow-sync';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { CircleRegular } from '@fluentui/react-icons/svg/circle';
import { DismissCircleFilled } from '@fluentui/react-icons/svg/dismiss-circle';
import { memo } from 'react';
import type { Activity, ActivityKind, ActivityStatus } from '../../shared.ts';
import { formatDuration, formatMoment, formatTime } from '../lib/format.ts';
import { goTo } from '../lib/place.ts';

const kindLabels: Record<ActivityKind, string> = { run: 'Flow', call: 'Xero', webhook: 'Webhook', poll: 'Poll' };

export function StatusIcon({ status, label }: { status: ActivityStatus; label: string }) {
  const icons = { done: CheckmarkCircleFilled, failed: DismissCircleFilled, running: ArrowSyncRegular, nothing: CircleRegular };
  const Icon = icons[status];
  return <Icon className={`status-icon ${status}`} aria-label={label} />;
}

const runLabel = (activity: Activity) => `${activity.title}, ${activity.statusText}`;

function Words({ activity }: { activity: Activity }) {
  const { kind, title, detail, code, statusText, durationMs, times, status } = activity;
  const took = durationMs === undefined ? undefined : formatDuration(durationMs);
  const facts = kind === 'run' ? [status === 'done' ? undefined : statusText, took] : [times && times > 1 ? `${times} times` : undefined];
  return (
    <>
      <span className="entry-title">{title}</span>
      {detail && (
        <span className={status === 'failed' ? 'entry-detail failed' : 'entry-detail'} title={detail}>
          {detail}
        </span>
      )}
      <span className="entry-code">
        <span className={`kind ${kind}`}>{kindLabels[kind]}</span>
        {(kind === 'call' || kind === 'webhook') && <code title={code}>{code}</code>}
        {facts.filter(Boolean).join(' · ')}
      </span>
    </>
  );
}

/** One thing that happened; a flow run opens to its steps. */
export const Entry = memo(function Entry({ activity, open }: { activity: Activity; open: boolean }) {
  const { id, kind, at, status, statusText, parentId } = activity;
  return (
    <li className={`entry ${status}${parentId ? ' child' : ''}${open ? ' open' : ''}`}>
      <StatusIcon status={status} label={statusText || status} />
      {kind === 'run' ? (
        <button
          type="button"
          className="entry-words"
          aria-label={runLabel(activity)}
          aria-expanded={open}
          onClick={() => goTo({ run: open ? '' : id })}
        >
          <Words activity={activity} />
        </button>
      ) : (
        <div className="entry-words">
          <Words activity={activity} />
        </div>
      )}
      <span className="entry-side">
        <time dateTime={at} title={formatMoment(at)}>
          {formatTime(at)}
        </time>
        {kind !== 'run' && <span className={status === 'failed' ? 'failed' : undefined}>{statusText}</span>}
      </span>
    </li>
  );
});
