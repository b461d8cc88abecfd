import { Button, Checkbox, Tab, TabList } from '@fluentui/react-components';
import { useState } from 'react';
import { formatted, type Row } from '../lib/dataverse.ts';
import { goTo } from '../lib/place.ts';
import { useOpenProblems, useResolvedProblems, useRetry } from '../lib/problems.ts';
import { useAct } from '../lib/query.ts';
import { useKeepFocus } from '../ui/keep-focus.ts';
import { Empty, Loaded } from '../ui/loading.tsx';
import { Messages } from '../ui/messages.tsx';
import { problemsTable } from './places.ts';
import { ProblemItem } from './problem-item.tsx';

const resolved = 'resolved';
const tabs = [
  { value: '', label: 'All' },
  { value: 'sales', label: 'Sales' },
  { value: 'finance', label: 'Finance' },
  { value: 'admin', label: 'Admin' },
];

const idOf = (row: Row) => String(row.xc_logid);
const ownerOf = (row: Row) => (formatted(row, 'xc_owner') ?? '').toLowerCase();
const of = (rows: Row[], who: string) => (who ? rows.filter((row) => ownerOf(row) === who) : rows);

function Open({ rows, who }: { rows: Row[]; who: string }) {
  const [picked, setPicked] = useState<string[]>([]);
  const retry = useRetry();
  const act = useAct();
  const chosen = rows.map(idOf).filter((id) => picked.includes(id));
  const again = async (ids: string[]) => {
    if (await act.run(() => retry(ids))) setPicked((before) => before.filter((id) => !ids.includes(id)));
  };
  if (rows.length === 0)
    return (
      <Empty title={who ? `Nothing for ${who} to do` : 'No open problems'}>
        {who ? 'No open problem needs them.' : 'Whatever was to be synced is in sync. What can’t be synced shows up here, with what to do.'}
      </Empty>
    );
  return (
    <>
      <div className="problem-bar">
        <Checkbox
          label={chosen.length > 0 ? `${chosen.length} chosen` : 'Choose all'}
          checked={chosen.length === 0 ? false : chosen.length === rows.length ? true : 'mixed'}
          onChange={() => setPicked(chosen.length === rows.length ? [] : rows.map(idOf))}
        />
        <span className="grow" />
        <Button size="small" appearance="primary" disabledFocusable={act.busy || chosen.length === 0} onClick={() => void again(chosen)}>
          Try again{chosen.length > 1 ? ` (${chosen.length})` : ''}
        </Button>
      </div>
      <Messages intent="error" messages={act.error} />
      <ul className="problem-list" aria-label="Open problems">
        {rows.map((row) => (
          <ProblemItem
            key={idOf(row)}
            row={row}
            busy={act.busy}
            picked={chosen.includes(idOf(row))}
            onPick={(on) => setPicked((before) => (on ? [...before, idOf(row)] : before.filter((id) => id !== idOf(row))))}
            onRetry={() => void again([idOf(row)])}
          />
        ))}
      </ul>
    </>
  );
}

/** Everything that is not in sync: which row, why, what to do, who does it, and the way to try again. */
export function ProblemsPage({ who }: { who: string }) {
  const open = useOpenProblems();
  const solved = useResolvedProblems(who === resolved);
  const heading = useKeepFocus<HTMLHeadingElement>(open.data?.length);
  return (
    <div className="list-page">
      <h2 className="page-title" ref={heading} tabIndex={-1}>
        Problems
      </h2>
      <TabList
        size="small"
        className="form-tabs"
        aria-label="Problems by who solves them"
        selectedValue={who}
        onTabSelect={(_, { value }) => goTo({ dynamics: value ? `${problemsTable}/${value}` : problemsTable })}
      >
        {tabs.map(({ value, label }) => {
          const count = of(open.data ?? [], value).length;
          return (
            <Tab key={value} value={value}>
              {label}
              {count > 0 ? ` (${count})` : ''}
            </Tab>
          );
        })}
        <Tab value={resolved}>Resolved</Tab>
      </TabList>
      {who === resolved ? (
        <Loaded query={solved}>
          {(rows) =>
            rows.length === 0 ? (
              <Empty title="None resolved yet">A problem moves here by itself once its row is in sync.</Empty>
            ) : (
              <ul className="problem-list" aria-label="Resolved problems">
                {rows.map((row) => (
                  <ProblemItem key={idOf(row)} row={row} />
                ))}
              </ul>
            )
          }
        </Loaded>
      ) : (
        <Loaded query={open}>{(rows) => <Open key={who} rows={of(rows, who)} who={who} />}</Loaded>
      )}
    </div>
  );
}
