import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { useState } from 'react';
import type { Activity } from '../../shared.ts';
import { formatMoment, formatTime } from '../lib/format.ts';
import { StatusIcon } from './entry.tsx';

/** Calls in a row to Xero as one entry, which opens to each of them. */
export function CallGroup({ calls }: { calls: Activity[] }) {
  const [open, setOpen] = useState(false);
  const at = calls[0]?.at ?? '';
  const failed = calls.filter(({ status }) => status === 'failed').length;
  const oldestFirst = [...calls].reverse();
  const titles = [...new Set(oldestFirst.map(({ title }) => title))];
  const Chevron = open ? ChevronDownRegular : ChevronRightRegular;
  return (
    <li className="entry">
      <StatusIcon status={failed > 0 ? 'failed' : 'done'} label={failed > 0 ? `${failed} failed` : 'done'} />
      <div className="entry-words">
        <button type="button" className="entry-words" aria-expanded={open} onClick={() => setOpen(!open)}>
          <span className="entry-title call">
            {calls.length} calls to Xero
            <Chevron className="entry-chevron" aria-hidden />
          </span>
          <span className="entry-detail" title={titles.join(', ')}>
            {titles.join(', ')}
          </span>
        </button>
        {open && (
          <ul className="calls" aria-label="Calls, oldest first">
            {oldestFirst.map(({ id, code, statusText, status }) => (
              <li key={id}>
                <code title={code}>{code}</code>
                <span className={status === 'failed' ? 'failed' : undefined}>{statusText}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
      <span className="entry-side">
        <time dateTime={at} title={formatMoment(at)}>
          {formatTime(at)}
        </time>
      </span>
    </li>
  );
}
