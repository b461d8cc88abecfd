import type { Editor } from '../project-copy.ts';

export interface Broken {
  check: string;
  what: string;
  /** The whole line of the fault: path, place in the file, sentence. */
  says: RegExp;
  edit(editor: Editor): void;
}

/** One example: in `check`, `what` is wrong after `edit`, and the check says so. */
export const one = (check: string, what: string, says: RegExp, edit: Broken['edit']): Broken => ({ check, what, says, edit });

export const order = 'core/Entities/SalesOrder/Entity.xml';
export const log = 'Entities/xc_log/Entity.xml';
export const payment = 'Entities/xc_payment/Entity.xml';
export const orderForm = 'Entities/SalesOrder/FormXml/main/{';
export const orderView = 'Entities/SalesOrder/SavedQueries/{';
export const openProblems = 'xc_log/SavedQueries/{f22ca300-81e0-50f2-85ea-9f8db7c1b883}';
export const manifest = 'core/Other/Solution.xml';
export const customizations = 'core/Other/Customizations.xml';
export const orderFlow = 'flows/order-to-xero.json';
