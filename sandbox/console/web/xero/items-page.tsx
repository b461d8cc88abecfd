import { formatAmount } from '../lib/format.ts';
import { useXero } from '../lib/xero.ts';
import { Empty, Loaded } from '../ui/loading.tsx';

/** What the organisation sells. */
export function ItemsPage({ organisation }: { organisation: string }) {
  const items = useXero(organisation, 'items');
  return (
    <>
      <h2>Products and services</h2>
      <Loaded query={items}>
        {(all) =>
          all.length === 0 ? (
            <Empty title="No items yet" />
          ) : (
            <table className="xero-table" aria-label="Products and services">
              <thead>
                <tr>
                  <th scope="col">Code</th>
                  <th scope="col">Name</th>
                  <th scope="col">Account</th>
                  <th scope="col" className="right">
                    Sale price
                  </th>
                </tr>
              </thead>
              <tbody>
                {all.map(({ ItemID, Code, Name, SalesDetails = {} }) => (
                  <tr key={ItemID}>
                    <td>
                      <code>{Code}</code>
                    </td>
                    <td>{Name}</td>
                    <td>{SalesDetails.AccountCode}</td>
                    <td className="right">{SalesDetails.UnitPrice === undefined ? '' : formatAmount(SalesDetails.UnitPrice, 4)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Loaded>
    </>
  );
}
