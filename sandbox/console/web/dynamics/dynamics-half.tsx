import { linkTo, usePlace } from '../lib/place.ts';
import { useOpenProblems } from '../lib/problems.ts';
import { SettingsHome } from '../settings/settings-home.tsx';
import { useKeepFocus } from '../ui/keep-focus.ts';
import { areaOf, areaPath, areas, type DynamicsPlace, problemsTable, readPath, settingsTable } from './areas.ts';
import { FormPage } from './form-page.tsx';
import { ListPage } from './list-page.tsx';
import { ProblemsPage } from './problems-page.tsx';

function Page({ place }: { place: DynamicsPlace }) {
  const { table, id, tab, view, of } = place;
  if (table === problemsTable) return <ProblemsPage who={id ?? ''} />;
  if (table === settingsTable && !view) return <SettingsHome id={id} tab={tab} />;
  if (id) return <FormPage key={`${table}/${id}`} table={table} id={id} tab={tab} of={of} />;
  return <ListPage key={`${table}/${view ?? ''}`} table={table} viewName={view} />;
}

/** Dynamics 365 as the salesperson sees it. */
export function DynamicsHalf() {
  const { dynamics } = usePlace();
  const place = readPath(dynamics);
  const current = areaOf(place);
  const problems = useOpenProblems().data?.length ?? 0;
  const page = useKeepFocus<HTMLDivElement>(`${place.table}/${place.id}`);
  const isAdmin = place.table === settingsTable;
  return (
    <section className="dynamics" aria-label="Dynamics 365">
      <header className="dynamics-header">
        <strong>Dynamics 365</strong>
        <span className="app-name">Sales</span>
        <span className="grow" />
        <span className="persona" title={`You play the ${isAdmin ? 'admin' : 'salesperson'}`}>
          <span aria-hidden>{isAdmin ? 'AA' : 'SS'}</span> {isAdmin ? 'Alex Admin' : 'Sam Sales'}
        </span>
      </header>
      <nav className="rail" aria-label="Dynamics 365 areas">
        {areas.map((area) => {
          const Icon = area.icon;
          return (
            <a key={area.label} href={linkTo({ dynamics: areaPath(area) })} aria-current={area === current ? 'page' : undefined}>
              <Icon aria-hidden />
              <span>{area.label}</span>
              {area.table === problemsTable && problems > 0 && (
                <span className="rail-count">
                  {problems}
                  <span className="visually-hidden"> open</span>
                </span>
              )}
            </a>
          );
        })}
      </nav>
      <div className="dynamics-page" ref={page} tabIndex={-1}>
        <Page place={place} />
      </div>
    </section>
  );
}
