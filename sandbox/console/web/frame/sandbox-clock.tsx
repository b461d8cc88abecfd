import { Button, Tooltip } from '@fluentui/react-components';
import { ClockRegular } from '@fluentui/react-icons/svg/clock';
import { useEffect, useState } from 'react';
import { formatNow } from '../lib/format.ts';
import { request } from '../lib/http.ts';
import { setNow, useClockOffset } from '../lib/live.ts';
import { useAct } from '../lib/query.ts';

const steps = [
  { minutes: 1, label: '+1 minute', short: '+1 min' },
  { minutes: 15, label: '+15 minutes', short: '+15 min' },
  { minutes: 24 * 60, label: '+1 day', short: '+1 day' },
];

function useNow(): number {
  const offset = useClockOffset();
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return Date.now() + offset;
}

/** The sandbox's time, which can be moved forward: polls that are due then, happen. */
export function SandboxClock() {
  const now = useNow();
  const act = useAct();
  const advance = (minutes: number) =>
    act.run(async () => {
      const answer = await request<{ now: string }>('POST', '/console-api/clock', { minutes });
      setNow(answer.now);
    });
  return (
    <fieldset className="sandbox-clock">
      <legend className="visually-hidden">Sandbox time</legend>
      <Tooltip content="The time in this sandbox. Moving it forward makes everything due happen." relationship="description">
        <time dateTime={new Date(now).toISOString()}>
          <ClockRegular aria-hidden /> {formatNow(now)}
        </time>
      </Tooltip>
      {steps.map(({ minutes, label, short }) => (
        <Button
          key={minutes}
          size="small"
          appearance="subtle"
          aria-label={label}
          disabledFocusable={act.busy}
          onClick={() => void advance(minutes)}
        >
          {short}
        </Button>
      ))}
    </fieldset>
  );
}
