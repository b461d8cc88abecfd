import { ListPage } from '../dynamics/list-page.tsx';
import { listRows } from '../lib/dataverse.ts';
import { useQuery } from '../lib/query.ts';
import { Empty, Loaded } from '../ui/loading.tsx';
import { SettingsPage } from './settings-page.tsx';

const readIds = async () => {
  const rows = await listRows('xc_organisations', { $select: 'xc_organisationid', $filter: 'statecode eq 0' });
  return rows.map((row) => String(row.xc_organisationid));
};

/** The settings of an organisation; without a choice, of the only one there is, else the list of them. */
export function SettingsHome({ id, tab }: { id?: string; tab?: string }) {
  const ids = useQuery(id ? undefined : 'organisations/ids', readIds, ['table:xc_organisation']);
  if (id) return <SettingsPage key={id} id={id} tab={tab} />;
  return (
    <Loaded query={ids}>
      {([only, ...others]) => {
        if (!only)
          return (
            <Empty title="No organisation yet">The flow “Refresh reference data” makes a row for each that the connection reaches.</Empty>
          );
        return others.length > 0 ? <ListPage table="xc_organisation" /> : <SettingsPage key={only} id={only} />;
      }}
    </Loaded>
  );
}
