/*
 * Form library of orders, Dynamics invoices and sync jobs. It hands the form to the picture on it (xc_/progress.html) and has it read again
 * whenever the form's data is. Only the Client API that Microsoft documents is used.
 */
{
  const picture = 'WebResource_xc_progress';
  const xeroTab = 'xero';

  /** Gives the picture what it needs to read. It may be called any number of times: a form may make the control anew when its tab is opened. */
  const handOver = async (formContext) => {
    const control = formContext.getControl(picture);
    if (!control) return;
    const page = await control.getContentWindow();
    await page.setClientApiContext(Xrm, formContext);
  };

  /**
   * Once an order has a Dynamics invoice, payments hang on that and are in the picture: the order's own list would be empty. And since a closed
   * order is not written any more, its own amounts may be old.
   */
  const showOwnAmounts = async (formContext) => {
    const { entity } = formContext.data;
    const tab = formContext.ui.tabs.get(xeroTab);
    if (entity.getEntityName() !== 'salesorder' || entity.getId() === '' || !tab) return;
    const order = entity.getId().replace(/[{}]/g, '');
    const ofOrder = `?$select=invoiceid&$filter=_salesorderid_value eq ${order}&$top=1`;
    const { entities } = await Xrm.WebApi.retrieveMultipleRecords('invoice', ofOrder);
    const hasInvoice = entities.length > 0;
    const state = formContext.getAttribute('statecode');
    const closed = state !== null && state.getValue() !== 0;
    const show = (name, visible) => {
      const section = tab.sections.get(name);
      if (section) section.setVisible(visible);
    };
    show('xero_payments', !hasInvoice);
    show('xero_amounts', !(hasInvoice && closed));
  };

  window.XeroConnector = window.XeroConnector || {};
  window.XeroConnector.Form = {
    /** Handler of the form's OnLoad event; pass the execution context. */
    onLoad(executionContext) {
      const formContext = executionContext.getFormContext();
      const again = () => Promise.all([handOver(formContext), showOwnAmounts(formContext)]);
      formContext.data.addOnLoad(again);
      formContext.data.entity.addOnPostSave(again);
      const tab = formContext.ui.tabs.get(xeroTab);
      if (tab) tab.addTabStateChange(again);
      return again();
    },
  };
}
