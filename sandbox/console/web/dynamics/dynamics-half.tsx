import { DashboardPage } from '../dashboard/dashboard-page.tsx';
import { entriesOf, useApp } from '../lib/app.ts';
import { usePlace } from '../lib/place.ts';
import { SettingsHome } from '../settings/settings-home.tsx';
import { useKeepFocus } from '../ui/keep-focus.ts';
import { Messages } from '../ui/messages.tsx';
import { FormPage } from './form-page.tsx';
import { ListPage } from './list-page.tsx';
import { type DynamicsPlace, entryOf, problemsTable, readPath, settingsTable } from './places.ts';
import { ProblemsPage } from './problems-page.tsx';
import { Rail } from './rail.tsx';

function Page({ place }: { place: DynamicsPlace }) {
  const { table, id, tab, view, of, dashboard } = place;
  if (dashboard) return <DashboardPage key={dashboard} id={dashboard} />;
  if (table === problemsTable) return <ProblemsPage who={id ?? ''} />;
  if (table === settingsTable && !view) return <SettingsHome id={id} tab={tab} />;
  if (id) return <FormPage key={`${table}/${id}`} table={table} id={id} tab={tab} of={of} />;
  return <ListPage key={`${table}/${view ?? ''}`} table={table} viewName={view} />;
}

/** Dynamics 365 as the salesperson sees it: the solution's app. */
export function DynamicsHalf() {
  const { dynamics } = usePlace();
  const place = readPath(dynamics);
  const app = useApp();
  const page = useKeepFocus<HTMLDivElement>(`${place.table}/${place.id ?? place.dashboard}`);
  const isAdmin = place.table === settingsTable;
  return (
    <section className="dynamics" aria-label="Dynamics 365">
      <header className="dynamics-header">
        <strong>Dynamics 365</strong>
        <span className="app-name">
          {app.data?.icon && <img src={app.data.icon} alt="" />}
          {app.data?.title}
        </span>
        <span className="grow" />
        <span className="persona" title={`You play the ${isAdmin ? 'admin' : 'salesperson'}`}>
          <span aria-hidden>{isAdmin ? 'AA' : 'SS'}</span> {isAdmin ? 'Alex Admin' : 'Sam Sales'}
        </span>
      </header>
      {app.data ? (
        <Rail app={app.data} current={entryOf(entriesOf(app.data), place)} />
      ) : (
        <div className="rail">
          <Messages intent="error" messages={app.error} />
        </div>
      )}
      <div className="dynamics-page" ref={page} tabIndex={-1}>
        <Page place={place} />
      </div>
    </section>
  );
}
