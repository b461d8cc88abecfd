/** What is wrong with a flow, and where: `place` is a path such as `actions/Try/actions/Sync`. */
export interface Fault {
  flow: string;
  place: string;
  message: string;
}

/** One line, such as `order-to-xero: actions/Try/actions/Sync: unknown operation SyncInvoce`. */
export const faultText = ({ flow, place, message }: Fault): string => [flow, ...(place ? [place] : []), message].join(': ');
