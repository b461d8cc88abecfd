import { Button, ToggleButton } from '@fluentui/react-components';
import { ArrowSyncRegular } from '@fluentui/react-icons/svg/arrow-sync';
import type { Activity, ActivityKind, PollResult } from '../../shared.ts';
import { useActivities } from '../lib/activities.ts';
import { request } from '../lib/http.ts';
import { touch } from '../lib/live.ts';
import { goTo, usePlace } from '../lib/place.ts';
import { useAct } from '../lib/query.ts';
import { Empty, Loaded } from '../ui/loading.tsx';
import { Messages } from '../ui/messages.tsx';
import { CallGroup } from './call-group.tsx';
import { Entry } from './entry.tsx';

const kinds: { kind: ActivityKind | ''; label: string }[] = [
  { kind: '', label: 'All' },
  { kind: 'run', label: 'Flows' },
  { kind: 'call', label: 'Xero calls' },
  { kind: 'webhook', label: 'Webhooks' },
  { kind: 'poll', label: 'Polls' },
];

function PollButton() {
  const act = useAct();
  const poll = () =>
    act.run(async () => {
      const results = await request<PollResult[]>('POST', '/console-api/poll', {});
      touch('activity');
      const failed = results.find(({ error }) => error);
      if (failed?.error) throw new Error(failed.error);
    });
  return (
    <>
      <Button size="small" appearance="primary" icon={<ArrowSyncRegular />} disabledFocusable={act.busy} onClick={() => void poll()}>
        Poll now
      </Button>
      <Messages intent="error" messages={act.error} />
    </>
  );
}

function Filter({ chosen }: { chosen: string }) {
  return (
    <fieldset className="kind-filter" aria-label="Show">
      {kinds.map(({ kind, label }) => (
        <ToggleButton key={kind} size="small" appearance="subtle" shape="circular" checked={chosen === kind} onClick={() => goTo({ kind })}>
          {label}
        </ToggleButton>
      ))}
    </fieldset>
  );
}

/** Entries of the chosen kind. */
const chosenOf = (all: Activity[], kind: string) => all.filter((activity) => kind === '' || activity.kind === kind);

/** Calls to Xero that follow one another are told as one. */
function grouped(list: Activity[], group: boolean): Activity[][] {
  const groups: Activity[][] = [];
  for (const activity of list) {
    const last = groups.at(-1);
    if (group && activity.kind === 'call' && last?.[0]?.kind === 'call') last.push(activity);
    else groups.push([activity]);
  }
  return groups;
}

/** What happened between Dynamics and Xero, newest first, as it happens. */
export function Happened() {
  const { kind, run } = usePlace();
  const activities = useActivities();
  return (
    <section className="happened" aria-label="What happened">
      <header className="happened-header">
        <h2>What happened</h2>
        <PollButton />
      </header>
      <Filter chosen={kind} />
      <Loaded query={activities}>
        {(all) => {
          const shown = chosenOf(all, kind);
          if (shown.length === 0)
            return (
              <Empty title="Quiet so far">
                {kind === ''
                  ? 'Open an order on the left and set Sync to Xero. What follows from it appears here.'
                  : 'Nothing of this kind yet.'}
              </Empty>
            );
          return (
            <ol className="timeline" aria-label="Timeline, newest first">
              {grouped(shown, kind === '').map((group) =>
                group.length > 1 ? (
                  <CallGroup key={group.at(-1)?.id} calls={group} />
                ) : (
                  group.map((activity) => <Entry key={activity.id} activity={activity} open={activity.id === run} />)
                ),
              )}
            </ol>
          );
        }}
      </Loaded>
    </section>
  );
}
