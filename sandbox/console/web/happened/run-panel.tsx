import { Button, Link } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useEffect, useRef } from 'react';
import type { RunDetail } from '../../shared.ts';
import { formatDuration, formatMoment, sentence } from '../lib/format.ts';
import { get } from '../lib/http.ts';
import { goTo, openRow } from '../lib/place.ts';
import { useQuery } from '../lib/query.ts';
import { JsonView } from '../ui/json-view.tsx';
import { Loaded } from '../ui/loading.tsx';
import { Messages } from '../ui/messages.tsx';
import { StateBadge } from '../ui/tone.tsx';
import { Steps } from './steps.tsx';

const close = () => goTo({ run: '' });

function Facts({ run }: { run: RunDetail }) {
  const { dataverse, connector } = run.calls;
  const duration = run.endTime ? formatDuration(Date.parse(run.endTime) - Date.parse(run.startTime)) : 'under way';
  return (
    <p className="run-facts">
      <StateBadge label={run.status} />
      <span>{formatMoment(run.startTime)}</span>
      <span>{duration}</span>
      <span>
        {dataverse} calls to Dataverse, {connector} to the connector
      </span>
    </p>
  );
}

function Content({ run }: { run: RunDetail }) {
  const { about, parent } = run;
  return (
    <>
      <p className="run-description">{run.description}</p>
      <Facts run={run} />
      <p className="run-links">
        {about && (
          <Link as="button" onClick={() => openRow(about.table, about.id)}>
            {about.label}
          </Link>
        )}
        {parent && (
          <Link as="button" onClick={() => goTo({ run: parent.id })}>
            Started by: {parent.title}
          </Link>
        )}
      </p>
      <Messages intent="error" messages={run.error && [run.error.message]} />
      <details className="step">
        <summary>
          <span className="step-mark done" aria-hidden />
          <span className="step-name">{sentence(run.trigger.name)}</span>
          <span className="step-kind">Trigger</span>
        </summary>
        <div className="step-body">
          <h4>Outputs</h4>
          <JsonView value={run.trigger.outputs} label="Trigger outputs" />
        </div>
      </details>
      <Steps steps={run.steps} />
    </>
  );
}

/** A run, open: its trigger and its steps with what went in and what came out. Lies over the halves, Escape closes it. */
export function RunPanel({ id }: { id: string }) {
  const run = useQuery(`run/${id}`, () => get<RunDetail>(`/console-api/runs/${id}`), ['activity']);
  const panel = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each run that opens takes the focus, and gives it back
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, [id]);
  useEffect(() => {
    const onKey = ({ key, defaultPrevented }: KeyboardEvent) => {
      if (key === 'Escape' && !defaultPrevented) close();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return (
    <aside className="run-panel" aria-label="Flow run" ref={panel} tabIndex={-1}>
      <header>
        <div>
          <span className="quiet">Flow run</span>
          <h2>{run.data?.title ?? ' '}</h2>
        </div>
        <Button appearance="subtle" icon={<DismissRegular />} aria-label="Close run" onClick={close} />
      </header>
      <div className="run-content">
        <Loaded query={run}>{(data) => <Content run={data} />}</Loaded>
      </div>
    </aside>
  );
}
