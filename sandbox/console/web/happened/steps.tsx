import { Link } from '@fluentui/react-components';
import { useState } from 'react';
import type { StepDetail, StepStatus } from '../../shared.ts';
import { formatDuration, sentence } from '../lib/format.ts';
import { goTo } from '../lib/place.ts';
import { JsonView } from '../ui/json-view.tsx';

const marks: Record<StepStatus, string> = {
  Succeeded: 'done',
  Failed: 'failed',
  TimedOut: 'failed',
  Cancelled: 'nothing',
  Skipped: 'nothing',
  Running: 'running',
};

const types: Record<string, string> = {
  OpenApiConnection: 'Connector',
  Scope: 'Scope',
  If: 'Condition',
  Switch: 'Switch',
  Foreach: 'Loop',
  Until: 'Loop',
  Compose: 'Compose',
  Workflow: 'Child flow',
  Response: 'Answer',
  Terminate: 'End',
  Query: 'Filter',
  Select: 'Select',
  ParseJson: 'Parse JSON',
  InitializeVariable: 'Variable',
  SetVariable: 'Variable',
};

const holds = ({ steps, iterations }: StepDetail) => steps !== undefined || iterations !== undefined;

/** What a condition came to. */
function answerOf({ type, inputs }: StepDetail): boolean | undefined {
  const result = type === 'If' ? (inputs as { expressionResult?: unknown } | undefined)?.expressionResult : undefined;
  return typeof result === 'boolean' ? result : undefined;
}

/** Inner steps are shown where something happened in them. */
const startsOpen = (step: StepDetail) => holds(step) && step.status !== 'Skipped';

function Attempts({ step }: { step: StepDetail }) {
  if (!step.attempts || step.attempts.length < 2) return null;
  return (
    <p className="attempts">
      Tried {step.attempts.length} times:{' '}
      {step.attempts
        .map(({ statusCode, waited }) => `${statusCode}${waited === undefined ? '' : `, waited ${formatDuration(waited)}`}`)
        .join(' → ')}
    </p>
  );
}

/** What went in or came out; folded away where a step holds others. */
function Data({ title, step, value }: { title: string; step: StepDetail; value: unknown }) {
  if (value === undefined) return null;
  return (
    <details className="io" open={!holds(step)}>
      <summary>{title}</summary>
      <JsonView value={value} label={`${title} of ${sentence(step.name)}`} />
    </details>
  );
}

function Body({ step }: { step: StepDetail }) {
  return (
    <div className="step-body">
      {step.error && (
        <p className="step-error">
          <b>{step.error.code}</b> {step.error.message}
        </p>
      )}
      <Attempts step={step} />
      {step.childRunId && (
        <Link as="button" onClick={() => goTo({ run: step.childRunId ?? '' })}>
          Open the child flow's run
        </Link>
      )}
      {answerOf(step) === undefined && <Data title="Inputs" step={step} value={step.inputs} />}
      <Data title="Outputs" step={step} value={step.outputs} />
      {step.steps && <Steps steps={step.steps} />}
      {step.iterations?.map(({ index, status, steps }) => (
        <div key={index} className="iteration">
          <h4>
            Pass {index + 1} <span className="quiet">{status === 'Succeeded' ? '' : status}</span>
          </h4>
          <Steps steps={steps} />
        </div>
      ))}
    </div>
  );
}

function Step({ step }: { step: StepDetail }) {
  const [open, setOpen] = useState(() => startsOpen(step));
  const took = step.endTime ? Date.parse(step.endTime) - Date.parse(step.startTime) : undefined;
  const skipped = step.status === 'Skipped';
  const answer = answerOf(step);
  return (
    <details className={`step${skipped ? ' skipped' : ''}`} open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <span className={`step-mark ${marks[step.status]}`} aria-hidden />
        <span className="step-name">{sentence(step.name)}</span>
        {answer !== undefined && <span className="step-answer">{answer ? 'Yes' : 'No'}</span>}
        <span className="step-kind">{types[step.type] ?? step.type}</span>
        <span className={step.status === 'Succeeded' ? 'visually-hidden' : `step-status ${marks[step.status]}`}>{step.status}</span>
        {took !== undefined && !skipped && <span className="step-time">{formatDuration(took)}</span>}
      </summary>
      {open && <Body step={step} />}
    </details>
  );
}

/** Steps in the order in which they ran. What was skipped is grey. */
export function Steps({ steps }: { steps: StepDetail[] }) {
  return (
    <div className="steps">
      {steps.map((step) => (
        <Step key={step.name} step={step} />
      ))}
    </div>
  );
}
