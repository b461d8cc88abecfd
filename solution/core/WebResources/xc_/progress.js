/*
 * Draws xc_/progress.html: how much of an order's or Dynamics invoice's document in Xero is paid, or how far a sync job is. xc_/form.js hands
 * over the form by setClientApiContext, as often as the form's data is read. What comes from rows is only ever set as text.
 */
(() => {
  const formattedValue = '@OData.Community.Display.V1.FormattedValue';
  const documents = ['salesorder', 'invoice'];
  const documentColumns = [
    'xc_xeroinvoiceid',
    'xc_xeroinvoicenumber',
    'xc_xerostatus',
    'xc_xeroduedate',
    'xc_documenttype',
    'xc_syncstatus',
    'xc_xerototal',
    'xc_amountpaid',
    'xc_amountcredited',
    'xc_amountdue',
  ].join();
  const paymentColumns = 'xc_date,xc_amount,xc_paidto,xc_reference,xc_kind,xc_state,xc_reversedon';
  const jobColumns = 'xc_state,xc_mode,xc_total,xc_done,xc_created,xc_linked,xc_skipped,xc_failed';

  /** Xero's words for the state of a document; of a credit note it says what is left of it. */
  const statuses = {
    DRAFT: ['Draft', ''],
    SUBMITTED: ['Awaiting approval', ''],
    AUTHORISED: ['Awaiting payment', 'open'],
    PAID: ['Paid', 'good'],
    VOIDED: ['Voided', 'bad'],
    DELETED: ['Deleted', 'bad'],
  };
  const creditStatuses = { AUTHORISED: ['Credit left', 'open'], PAID: ['Used up', 'good'] };
  const approved = ['AUTHORISED', 'PAID'];
  const over = ['PAID', 'VOIDED', 'DELETED'];
  // By the place of a choice's value among those of its column: labels may be translated.
  const [purchaseInvoice, creditNote] = [1, 2];
  const [payment, reversedState] = [0, 1];
  const nouns = { [purchaseInvoice]: 'Xero bill', [creditNote]: 'Xero credit note' };
  const unfinishedJobs = [0, 1];
  const jobTones = { 1: 'open', 3: 'good', 4: 'bad' };
  const noDocument = {
    1: ['On its way to Xero', 'This takes some seconds.'],
    3: ['Not in Xero yet', 'What stands in the way is under Open problems.'],
    4: ['Taken back from Xero', 'Set Sync to Xero to Yes to send it again.'],
  };
  const notYet = ['Not in Xero yet', 'Set Sync to Xero to Yes and save, and it is there seconds later.'];

  const said = (row, column) => row[column + formattedValue] || '';
  const choice = (row, column) => row[column] - 272000000;
  const number = (row, column) => Number(row[column] || 0);
  const day = (value) =>
    new Date(value).toLocaleDateString(undefined, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

  /** An element with attributes and children; text is set as text. */
  function make(tag, attributes, ...children) {
    const node = document.createElement(tag);
    for (const name of Object.keys(attributes)) node.setAttribute(name, attributes[name]);
    node.append(...children.filter(Boolean));
    return node;
  }

  const badge = (words, tone) => make('span', { class: `badge ${tone}` }, words);
  const empty = ([title, more]) => [make('div', { class: 'empty' }, make('b', {}, title), make('span', { class: 'quiet' }, more))];

  /** `parts` are shares of 1, each with its colour. */
  function bar(label, words, parts) {
    const shares = parts.filter(([share]) => share > 0);
    const share = Math.min(
      1,
      shares.reduce((sum, [one]) => sum + one, 0),
    );
    const segments = shares.map(([one, tone]) => {
      const segment = make('span', {});
      segment.style.width = `${Math.min(1, one) * 100}%`;
      segment.style.setProperty('--tone', `var(--${tone})`);
      return segment;
    });
    const range = { 'aria-valuemin': '0', 'aria-valuemax': '100', 'aria-valuenow': String(Math.floor(share * 100)) };
    return make('div', { class: 'bar', role: 'progressbar', 'aria-label': label, 'aria-valuetext': words, ...range }, ...segments);
  }

  /** Pairs of a name and a value, some with the colour they have in the bar. */
  function figures(list) {
    const pairs = list.filter(Boolean).map(([name, value, tone]) => {
      const term = make('dt', tone ? { class: 'key' } : {}, name);
      if (tone) term.style.setProperty('--tone', `var(--${tone})`);
      return make('div', {}, term, make('dd', {}, value));
    });
    return make('dl', { class: 'figures' }, ...pairs);
  }

  function paymentRow(row) {
    const reversed = choice(row, 'xc_state') === reversedState;
    const cell = (name, value) => make('td', { class: name }, value && reversed ? make('s', {}, value) : value);
    const to = cell('paid-to', row.xc_paidto || (choice(row, 'xc_kind') === payment ? '' : said(row, 'xc_kind')));
    if (reversed) to.append(make('span', { class: 'reversal' }, row.xc_reversedon ? `Reversed ${day(row.xc_reversedon)}` : 'Reversed'));
    const cells = [
      cell('date', row.xc_date ? day(row.xc_date) : ''),
      to,
      cell('reference', row.xc_reference),
      cell('amount', said(row, 'xc_amount')),
    ];
    return make('tr', reversed ? { class: 'reversed' } : {}, ...cells);
  }

  function paymentTable(rows) {
    const heads = [
      ['date', 'Date'],
      ['paid-to', 'Paid to'],
      ['reference', 'Reference'],
      ['amount', 'Amount'],
    ];
    const head = make('tr', {}, ...heads.map(([name, words]) => make('th', { class: name, scope: 'col' }, words)));
    return make('table', {}, make('caption', {}, 'Payments'), make('thead', {}, head), make('tbody', {}, ...rows.map(paymentRow)));
  }

  const headline = (amount, words) => make('p', { class: 'headline' }, make('b', {}, amount), words);

  /** What is paid and credited against the total. */
  function drawAmounts(row, credit) {
    const [done, used, left] = credit ? ['refunded', 'used on invoices', 'left'] : ['paid', 'credited', 'outstanding'];
    const [total, paid, credited, open] = ['xc_xerototal', 'xc_amountpaid', 'xc_amountcredited', 'xc_amountdue'].map((one) =>
      number(row, one),
    );
    const amounts = `${said(row, 'xc_amountpaid')} of ${said(row, 'xc_xerototal')} ${done}`;
    const rest = open > 0 ? `${said(row, 'xc_amountdue')} ${left}` : `nothing ${left}`;
    const words = [amounts, credited > 0 && `${said(row, 'xc_amountcredited')} ${used}`, rest].filter(Boolean).join(', ');
    const tone = open > 0 ? 'open' : 'good';
    const shares = [
      [paid / total, tone],
      [credited / total, 'credit'],
    ];
    const list = [
      [credit ? 'Refunded' : 'Paid', said(row, 'xc_amountpaid'), tone],
      credited > 0 && [credit ? 'Used on invoices' : 'Credited', said(row, 'xc_amountcredited'), 'credit'],
      ['Total', said(row, 'xc_xerototal')],
    ];
    const top = open > 0 ? headline(said(row, 'xc_amountdue'), left) : headline(`Nothing ${left}`);
    return { nodes: [top, bar(credit ? 'Credit used' : 'Paid and credited', words, shares), figures(list)], words };
  }

  /** What is drawn of a document, and the sentence that says it. */
  function drawDocument(row, payments) {
    if (!row.xc_xeroinvoiceid) return { nodes: empty(noDocument[choice(row, 'xc_syncstatus')] || notYet), words: '' };
    const type = choice(row, 'xc_documenttype');
    const credit = type === creditNote;
    const status = row.xc_xerostatus || '';
    const [state, tone] = (credit && creditStatuses[status]) || statuses[status] || ['In Xero', ''];
    const name = `${nouns[type] || 'Xero invoice'} ${row.xc_xeroinvoicenumber || ''}`.trim();
    const due = row.xc_xeroduedate && !over.includes(status) && !credit ? `Due ${day(row.xc_xeroduedate)}` : '';
    const nodes = [make('p', { class: 'head' }, badge(state, tone), make('span', {}, name), due && make('span', { class: 'quiet' }, due))];
    const words = [`${name}: ${state}`];
    if (number(row, 'xc_xerototal') > 0 && approved.includes(status)) {
      const amounts = drawAmounts(row, credit);
      nodes.push(...amounts.nodes);
      words.push(amounts.words);
    } else if (!over.includes(status) && said(row, 'xc_xerototal')) {
      nodes.push(
        headline(said(row, 'xc_xerototal'), 'in total'),
        make('p', { class: 'quiet' }, 'Payments follow once finance has approved it in Xero.'),
      );
    }
    if (payments.length > 0) nodes.push(paymentTable(payments));
    return { nodes, words: `${words.join(': ')}.` };
  }

  function drawJob(row) {
    const state = choice(row, 'xc_state');
    const [total, done, failed] = ['xc_total', 'xc_done', 'xc_failed'].map((one) => number(row, one));
    const head = make('p', { class: 'head' }, badge(said(row, 'xc_state'), jobTones[state] || ''), said(row, 'xc_mode'));
    const unfinished = unfinishedJobs.includes(state);
    if (total === 0)
      return { nodes: [head, ...empty(['Nothing to show yet', 'The rows are counted when the job starts.'])], words: '', unfinished };
    const words = `${done.toLocaleString()} of ${total.toLocaleString()} done${failed > 0 ? `, ${failed.toLocaleString()} failed` : ''}`;
    const shares = [
      [(done - failed) / total, jobTones[state] === 'good' ? 'good' : 'open'],
      [failed / total, 'bad'],
    ];
    const counts = [
      ['Created', 'xc_created'],
      ['Linked', 'xc_linked'],
      ['Skipped', 'xc_skipped'],
      ['Failed', 'xc_failed', 'bad'],
    ];
    const list = counts.map(([name, column, tone]) => [name, number(row, column).toLocaleString(), tone]);
    const top = headline(done.toLocaleString(), `of ${total.toLocaleString()} done`);
    return { nodes: [head, top, bar('Progress', words, shares), figures(list)], words, unfinished };
  }

  /** The Dynamics invoice of an order: the one of its document in Xero, or the newest where the order itself has none there. */
  async function invoiceOf(webApi, id, order) {
    const query = `?$select=${documentColumns}&$filter=_salesorderid_value eq ${id} and xc_xeroinvoiceid ne null&$orderby=createdon desc`;
    const { entities } = await webApi.retrieveMultipleRecords('invoice', query);
    return order.xc_xeroinvoiceid ? entities.find((one) => one.xc_xeroinvoiceid === order.xc_xeroinvoiceid) : entities[0];
  }

  async function read(webApi, table, id) {
    if (!documents.includes(table)) return drawJob(await webApi.retrieveRecord(table, id, `?$select=${jobColumns}`));
    const own = await webApi.retrieveRecord(table, id, `?$select=${documentColumns}`);
    const row = (table === 'salesorder' && (await invoiceOf(webApi, id, own))) || own;
    if (!row.xc_xeroinvoiceid) return drawDocument(row, []);
    const inXero = row.xc_xeroinvoiceid.replace(/'/g, "''");
    const query = `?$select=${paymentColumns}&$filter=xc_xeroinvoiceid eq '${inXero}'&$orderby=xc_date asc,createdon asc`;
    return drawDocument(row, (await webApi.retrieveMultipleRecords('xc_payment', query)).entities);
  }

  let context;
  let reading = 0;
  let next;

  function show({ nodes, words }) {
    const picture = document.getElementById('picture');
    const before = picture.innerHTML;
    picture.replaceChildren(...nodes);
    if (before !== '' && before !== picture.innerHTML) document.getElementById('told').textContent = words;
  }

  /** Reads and draws; of two readings under way the later one is shown. A job that is not done yet is read again by itself. */
  async function refresh() {
    const turn = ++reading;
    const { entity } = context.formContext.data;
    const id = entity.getId().replace(/[{}]/g, '');
    const unsaved = { nodes: empty(['Not saved yet', 'Save it first.']), words: '' };
    const couldNot = (error) => ({ nodes: empty(['This could not be read', error.message]), words: '' });
    const drawn = id === '' ? unsaved : await read(context.xrm.WebApi, entity.getEntityName(), id).catch(couldNot);
    if (turn !== reading) return;
    show(drawn);
    clearTimeout(next);
    if (drawn.unfinished) next = setTimeout(() => (document.hidden ? undefined : refresh()), 10000);
  }

  window.setClientApiContext = (xrm, formContext) => {
    context = { xrm, formContext };
    return refresh();
  };
  document.addEventListener('visibilitychange', () => (context && !document.hidden ? refresh() : undefined));
  const noForm = ['Nothing to show', 'This form lacks its OnLoad handler: XeroConnector.Form.onLoad of the library xc_/form.js.'];
  setTimeout(() => context || show({ nodes: empty(noForm), words: '' }), 10000);
})();
