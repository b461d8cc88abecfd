import { Ajv } from 'ajv';
import type { Execution, Executor } from '../executor.ts';
import { ActionError } from '../outcome.ts';

export const compose: Executor = ({ action, evaluate }) => {
  const value = evaluate(action.inputs);
  return { status: 'Succeeded', inputs: value, outputs: value };
};

const validator = new Ajv({ strict: false, allErrors: true, validateFormats: false });

/** Text is parsed first; what doesn't fit the schema fails the action, with the parsed value still among its outputs. */
export const parseJson: Executor = ({ action, evaluate }) => {
  const content = evaluate(action.inputs.content);
  const schema = evaluate(action.inputs.schema ?? {}) as object;
  const inputs = { content, schema };
  let body = content;
  if (typeof content === 'string') {
    try {
      body = JSON.parse(content);
    } catch (error) {
      throw new ActionError('InvalidTemplate', `The content of '${action.type}' is not JSON: ${(error as Error).message}`);
    }
  } else if (content === null)
    throw new ActionError('InvalidTemplate', "The 'content' property of actions of type 'ParseJson' must be valid JSON. It was null.");
  if (validator.validate(schema, body)) return { status: 'Succeeded', inputs, outputs: { body } };
  const message = `Schema validation failed: ${validator.errorsText()}`;
  return { status: 'Failed', code: 'ActionFailed', inputs, outputs: { body }, error: { code: 'ActionFailed', message } };
};

function arrayFrom({ action, name, evaluate }: Execution): unknown[] {
  const from = evaluate(action.inputs.from);
  if (Array.isArray(from)) return from;
  throw new ActionError(
    'InvalidTemplate',
    `The 'from' property value in the '${action.type}' action '${name}' must be an array, not ${JSON.stringify(from)?.slice(0, 60)}.`,
  );
}

export const select: Executor = (execution) => {
  const from = arrayFrom(execution);
  return {
    status: 'Succeeded',
    inputs: { from },
    outputs: { body: from.map((item) => execution.evaluate(execution.action.inputs.select, { item })) },
  };
};

function holds(value: unknown, name: string): boolean {
  if (typeof value === 'boolean') return value;
  throw new ActionError('InvalidTemplate', `The 'where' of '${name}' must be true or false, not ${JSON.stringify(value)?.slice(0, 60)}.`);
}

export const query: Executor = (execution) => {
  const from = arrayFrom(execution);
  const body = from.filter((item) => holds(execution.evaluate(execution.action.inputs.where, { item }), execution.name));
  return { status: 'Succeeded', inputs: { from }, outputs: { body } };
};

export const join: Executor = (execution) => {
  const from = arrayFrom(execution);
  const joinWith = execution.evaluate(execution.action.inputs.joinWith);
  const body = execution.evaluate("@join(parameters('from'),parameters('joinWith'))", { parameters: { from, joinWith } });
  return { status: 'Succeeded', inputs: { from, joinWith }, outputs: { body } };
};

const quote = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A CSV or HTML table, with the columns given or those of the first row. */
export const table: Executor = (execution) => {
  const from = arrayFrom(execution) as Record<string, unknown>[];
  const { format, columns } = execution.action.inputs as { format?: string; columns?: { header: unknown; value: unknown }[] };
  const text = (value: unknown, item: unknown) =>
    String(execution.evaluate("@string(parameters('value'))", { item, parameters: { value } }));
  const headers = columns ? columns.map(({ header }) => String(execution.evaluate(header))) : Object.keys(from[0] ?? {});
  const rows = from.map((item) =>
    columns
      ? columns.map(({ value }) => text(execution.evaluate(value, { item }), item))
      : headers.map((header) => text(item[header] ?? null, item)),
  );
  const html = (cells: string[], tag: string) => `<tr>${cells.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`;
  const body =
    format?.toLowerCase() === 'html'
      ? `<table><thead>${html(headers, 'th')}</thead><tbody>${rows.map((row) => html(row, 'td')).join('')}</tbody></table>`
      : [headers, ...rows].map((row) => `${row.map(quote).join(',')}\r\n`).join('');
  return { status: 'Succeeded', inputs: { from, format }, outputs: { body } };
};

export const formatNumber: Executor = ({ action, evaluate }) => {
  const parameters = evaluate(action.inputs) as Record<string, unknown>;
  const locale = parameters.locale === undefined ? '' : ",parameters('locale')";
  const body = evaluate(`@formatNumber(parameters('number'),parameters('format')${locale})`, { parameters });
  return { status: 'Succeeded', inputs: parameters, outputs: { body } };
};
