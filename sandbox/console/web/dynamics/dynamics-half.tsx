import { linkTo, usePlace } from '../lib/place.ts';
import { areaOf, areaPath, areas, readPath } from './areas.ts';
import { FormPage } from './form-page.tsx';
import { ListPage } from './list-page.tsx';

/** Dynamics 365 as the salesperson sees it. */
export function DynamicsHalf() {
  const { dynamics } = usePlace();
  const place = readPath(dynamics);
  const current = areaOf(place);
  return (
    <section className="dynamics" aria-label="Dynamics 365">
      <header className="dynamics-header">
        <strong>Dynamics 365</strong>
        <span className="app-name">Sales</span>
        <span className="grow" />
        <span className="persona" title="You play the salesperson">
          <span aria-hidden>SS</span> Sam Sales
        </span>
      </header>
      <nav className="rail" aria-label="Dynamics 365 areas">
        {areas.map((area) => {
          const Icon = area.icon;
          return (
            <a key={area.label} href={linkTo({ dynamics: areaPath(area) })} aria-current={area === current ? 'page' : undefined}>
              <Icon aria-hidden />
              <span>{area.label}</span>
            </a>
          );
        })}
      </nav>
      <div className="dynamics-page">
        {place.id ? (
          <FormPage key={`${place.table}/${place.id}`} table={place.table} id={place.id} tab={place.tab} />
        ) : (
          <ListPage key={`${place.table}/${place.view ?? ''}`} table={place.table} viewName={place.view} />
        )}
      </div>
    </section>
  );
}
