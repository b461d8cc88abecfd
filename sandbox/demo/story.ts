import type { Sandbox } from '../sandbox.ts';
import { seedId } from '../seed/dynamics.ts';
import { demoTenantId } from '../xero/default-seed.ts';
import { FinanceClerk, type Row, Salesperson } from './people.ts';

/** What a step saw, and whether it is what the product promises. */
interface Evidence {
  what: string;
  seen: unknown;
  expected: unknown;
}

export interface Step {
  title: string;
  play(): Promise<Evidence[]>;
}

const same = (what: string, seen: unknown, expected: unknown): Evidence => ({ what, seen, expected });
const choice = (n: number) => 272000000 + n;

/**
 * The story of one order, there and back, and of one that can't go until somebody mends it; everything through HTTP, as the people in it
 * would. Time is moved a minute where the flow's next poll is awaited.
 */
export function story(sandbox: Sandbox): Step[] {
  const sales = new Salesperson(sandbox);
  const admin = new Salesperson(sandbox, 'Alex Admin');
  const finance = new FinanceClerk(sandbox, demoTenantId);
  const orderId = seedId('order', 'Espresso machines for the new terrace');
  const euroId = seedId('order', 'Trade fair in Vienna, in euros');
  let xeroId = '';
  const order = () => sales.row('salesorders', orderId);
  const dynamicsInvoice = async () => (await sales.rows('invoices', `_salesorderid_value eq ${orderId}`))[0] ?? {};
  const payments = () => sales.rows('xc_payments', `xc_xeroinvoiceid eq '${xeroId}'`, '&$orderby=xc_amount desc');
  /** What a webhook tells is there at the next poll; without one, at the API's own next look into Xero. */
  const nextPoll = async (webhook = true) => {
    await sandbox.idle();
    sandbox.clock.advance(webhook ? 61_000 : 16 * 60_000);
    await sandbox.idle();
  };
  const paymentArrives = () => nextPoll(sandbox.xero.state.webhookOnPayment);

  return [
    {
      title: 'Sales sets Sync to Xero on the order to Yes',
      play: async () => {
        await sales.write('salesorders', orderId, { xc_synctoxero: true });
        await sandbox.idle();
        const row = await order();
        xeroId = String(row.xc_xeroinvoiceid ?? '');
        const account = await sales.row('accounts', String(row._customerid_value));
        return [
          same('sync status of the order', row.xc_syncstatus, choice(2)),
          same('message on the order', Boolean(row.xc_syncmessage), true),
          same('Xero invoice on the order', /^[0-9a-f-]{36}$/.test(xeroId), true),
          same('Xero contact on the account', Boolean(account.xc_xerocontactid), true),
        ];
      },
    },
    {
      title: 'Finance finds the draft in Xero, under the right contact',
      play: async () => {
        const invoice = await finance.invoice(xeroId);
        return [
          same('number', invoice.InvoiceNumber, (await order()).ordernumber),
          same('status', invoice.Status, 'DRAFT'),
          same('contact', (invoice.Contact as Row).Name, 'Harbour Street Café'),
          same('total', invoice.Total, 28750),
          same(
            'items in its lines',
            (invoice.LineItems as Row[]).map((line) => line.ItemCode),
            ['CM-100'],
          ),
        ];
      },
    },
    {
      title: 'Finance chooses accounts and approves; at the next poll the order has its Dynamics invoice',
      play: async () => {
        await finance.chooseAccounts(xeroId, '260');
        await finance.approve(xeroId);
        await nextPoll();
        const row = await dynamicsInvoice();
        return [
          same('Xero status of the Dynamics invoice', row.xc_xerostatus, 'AUTHORISED'),
          same('payment status', row.xc_paymentstatus, choice(0)),
          same('total of the Dynamics invoice', row.totalamount, 28750),
          same('still owed', row.xc_amountdue, 28750),
          same('Xero status of the order', (await order()).xc_xerostatus, 'AUTHORISED'),
        ];
      },
    },
    {
      title: 'Finance records a payment of 15,000; it is in Dynamics at the next poll',
      play: async () => {
        await finance.recordPayment(xeroId, 15000, 'Deposit');
        await paymentArrives();
        const row = await dynamicsInvoice();
        const [payment = {}] = await payments();
        return [
          same('payment row', [payment.xc_amount, payment.xc_reference, payment.xc_paidto], [15000, 'Deposit', 'Business Bank Account']),
          same('payment status', row.xc_paymentstatus, choice(1)),
          same('paid and still owed', [row.xc_amountpaid, row.xc_amountdue], [15000, 13750]),
          same('state of the Dynamics invoice', [row.statecode, row.statuscode], [0, 1]),
        ];
      },
    },
    {
      title: 'Finance records the rest; the Dynamics invoice is Paid / Complete and the order Fulfilled',
      play: async () => {
        await finance.recordPayment(xeroId, 13750, 'Balance');
        await paymentArrives();
        const row = await dynamicsInvoice();
        const { statecode, statuscode } = await order();
        return [
          same(
            'payment rows',
            (await payments()).map((payment) => payment.xc_amount),
            [15000, 13750],
          ),
          same('payment status', row.xc_paymentstatus, choice(2)),
          same('paid and still owed', [row.xc_amountpaid, row.xc_amountdue], [28750, 0]),
          same('state of the Dynamics invoice', [row.statecode, row.statuscode], [2, 100001]),
          same('state of the order', [statecode, statuscode], [3, 100001]),
        ];
      },
    },
    {
      title: 'Sales toggles an order in a currency that Xero lacks; nothing is sent, and the row says what to do and who does it',
      play: async () => {
        const before = (await finance.list('invoices')).length;
        await sales.write('salesorders', euroId, { xc_synctoxero: true });
        await sandbox.idle();
        const row = await sales.row('salesorders', euroId);
        const [problem = {}] = await sales.rows('xc_logs', `xc_logid eq ${euroId}`);
        return [
          same('sync status of the order', row.xc_syncstatus, choice(3)),
          same('message on the order names the currency', /EUR/.test(String(row.xc_syncmessage)), true),
          same('the problem says what to do', Boolean(problem.xc_fix), true),
          same('invoices in Xero', (await finance.list('invoices')).length, before),
        ];
      },
    },
    {
      title: 'Finance adds the currency in Xero; at the next change of the order it goes through',
      play: async () => {
        await finance.act('currencies', { Code: 'EUR', Description: 'Euro', rate: 0.55 });
        sandbox.clock.advance(10_000);
        await admin.write('salesorders', euroId, { description: 'Stand 14, hall B.' });
        await sandbox.idle();
        const row = await sales.row('salesorders', euroId);
        const [problem = {}] = await sales.rows('xc_logs', `xc_logid eq ${euroId}`);
        return [
          same('sync status of the order', row.xc_syncstatus, choice(2)),
          same('the problem is resolved', Boolean(problem.xc_resolvedon), true),
          same('currency in Xero', (await finance.invoice(String(row.xc_xeroinvoiceid))).CurrencyCode, 'EUR'),
        ];
      },
    },
  ];
}
