import { BoxRegular } from '@fluentui/react-icons/svg/box';
import { BuildingRegular } from '@fluentui/react-icons/svg/building';
import { CartRegular } from '@fluentui/react-icons/svg/cart';
import { DocumentTextRegular } from '@fluentui/react-icons/svg/document-text';
import { PersonRegular } from '@fluentui/react-icons/svg/person';
import { TableRegular } from '@fluentui/react-icons/svg/table';
import type { ComponentType } from 'react';
import type { AppMetadata, NavigationEntry } from '../../shared.ts';
import { linkTo } from '../lib/place.ts';
import { useOpenProblems } from '../lib/problems.ts';
import { entryPath, problemsTable } from './places.ts';

/** Tables of Dynamics' own have icons that the platform brings. */
const standard: Record<string, ComponentType<{ 'aria-hidden'?: boolean }>> = {
  salesorder: CartRegular,
  invoice: DocumentTextRegular,
  account: BuildingRegular,
  contact: PersonRegular,
  product: BoxRegular,
};

function EntryIcon({ icon, table = '' }: NavigationEntry) {
  // A mask takes the colour of the text, as the platform's own navigation does with an icon of one colour.
  if (icon) return <span className="rail-icon" style={{ maskImage: `url(${icon})` }} aria-hidden />;
  const Icon = standard[table] ?? TableRegular;
  return <Icon aria-hidden />;
}

function Entry({ entry, current }: { entry: NavigationEntry; current: boolean }) {
  const isProblems = entryPath(entry) === problemsTable;
  const problems = useOpenProblems().data?.length ?? 0;
  return (
    <li>
      <a href={linkTo({ dynamics: entryPath(entry) })} aria-current={current ? 'page' : undefined}>
        <EntryIcon {...entry} />
        <span>{entry.title}</span>
        {isProblems && problems > 0 && (
          <span className="rail-count">
            {problems}
            <span className="visually-hidden"> open</span>
          </span>
        )}
      </a>
    </li>
  );
}

/** The navigation as the app's site map has it. */
export function Rail({ app, current }: { app: AppMetadata; current: NavigationEntry | undefined }) {
  return (
    <nav className="rail" aria-label={app.title}>
      {app.areas.flatMap((area) =>
        area.groups.map((group) => (
          <section key={group.id} aria-labelledby={group.id}>
            <h2 id={group.id}>{group.title}</h2>
            <ul>
              {group.entries.map((entry) => (
                <Entry key={entry.id} entry={entry} current={entry === current} />
              ))}
            </ul>
          </section>
        )),
      )}
    </nav>
  );
}
