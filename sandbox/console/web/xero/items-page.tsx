import { Button, useRestoreFocusTarget } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { useState } from 'react';
import { formatAmount } from '../lib/format.ts';
import { useXero, type XeroItem } from '../lib/xero.ts';
import { Empty, Loaded } from '../ui/loading.tsx';
import { RowLink } from '../ui/row-link.tsx';
import { ItemDialog } from './item-dialog.tsx';

function List({ items, open }: { items: XeroItem[]; open(id: string): void }) {
  return (
    <table className="xero-table" aria-label="Products and services">
      <thead>
        <tr>
          <th scope="col">Code</th>
          <th scope="col">Name</th>
          <th scope="col" className="roomy">
            Account
          </th>
          <th scope="col" className="right">
            Sale price
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ ItemID, Code, Name, SalesDetails = {} }) => (
          <tr key={ItemID}>
            <td>
              <code>{Code}</code>
            </td>
            <td>
              <RowLink text={Name || Code} onOpen={() => open(ItemID)} />
            </td>
            <td className="roomy">{SalesDetails.AccountCode}</td>
            <td className="right">{SalesDetails.UnitPrice === undefined ? '' : formatAmount(SalesDetails.UnitPrice, 4)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What the organisation sells; finance can edit it. */
export function ItemsPage({ organisation }: { organisation: string }) {
  const items = useXero(organisation, 'items');
  const [open, setOpen] = useState<string>();
  const restore = useRestoreFocusTarget();
  return (
    <>
      <div className="invoice-title">
        <h2>Products and services</h2>
        <span className="grow" />
        <Button {...restore} size="small" icon={<AddRegular />} onClick={() => setOpen('new')}>
          New item
        </Button>
      </div>
      <Loaded query={items}>
        {(all) => (
          <>
            {all.length === 0 ? <Empty title="No items yet" /> : <List items={all} open={setOpen} />}
            {open && (
              <ItemDialog
                key={open}
                organisation={organisation}
                item={all.find(({ ItemID }) => ItemID === open)}
                onClose={() => setOpen(undefined)}
              />
            )}
          </>
        )}
      </Loaded>
    </>
  );
}
