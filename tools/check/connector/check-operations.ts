import type { PlacedOperation } from './definition.ts';
import { type ConnectorCheck, problemsIn } from './files.ts';

/** Sentence case: names keep their capital. */
const sentenceCase = /^[A-Z][a-z]*( ([a-z0-9()-]+|Xero|Dynamics))*$/;

/**
 * What Microsoft asks of every operation (coding standards, string guidance and the rules of its validator): an id in PascalCase that is
 * unique, a summary, a description, one answer, and for triggers their wording and protocol.
 */
export const checkOperations: ConnectorCheck = ({ operations }) => {
  const ids = operations.map((one) => one.operationId);
  const twice = new Set(ids.filter((id, index) => ids.indexOf(id) !== index));
  return problemsIn('apiDefinition.swagger.json', [
    ...[...twice].map((id) => `has two operations ${id}`),
    ...operations.flatMap((one) => faults(one).map((fault) => `${one.operationId ?? `${one.method} ${one.path}`} ${fault}`)),
  ]);
};

function faults(operation: PlacedOperation): string[] {
  const { operationId, summary = '', description = '', responses, tags } = operation;
  const withSchema = Object.keys(responses).filter((status) => responses[status]?.schema);
  const found: [boolean, string][] = [
    [!/^([A-Z][a-z0-9]+)+(V\d+)?$/.test(operationId ?? ''), 'has no operation id in PascalCase'],
    [tags !== undefined, 'has tags'],
    [!sentenceCase.test(summary) || summary.length > 80, 'has no summary in sentence case of at most 80 characters'],
    [!/^[A-Z].*[.!?]$/.test(description) || description === summary, 'is not described in full sentences'],
    [/https?:/.test(`${summary} ${description}`), 'is described with an address'],
    [operation.deprecated === true && !/\(deprecated\)/.test(summary), 'is deprecated, which its summary does not say'],
    [!Object.keys(responses).some((status) => /^2/.test(status)), 'has no successful answer'],
    [withSchema.length > 1, 'has more than one answer with a schema'],
    [withSchema.some((status) => status !== '200' && status !== '201'), 'has its schema in another answer than 200 or 201'],
    [Object.values(responses).some((one) => !one.description), 'has an answer without a description'],
    ...triggerFaults(operation),
  ];
  return found.filter(([isWrong]) => isWrong).map(([, what]) => what);
}

/** A trigger is worded as one; a polling one answers 202 while there is nothing, and a list in 200. */
function triggerFaults(operation: PlacedOperation): [boolean, string][] {
  const { summary = '', description = '', responses, method } = operation;
  const trigger = operation['x-ms-trigger'];
  if (trigger === undefined) return [[summary.startsWith('When '), 'is named like a trigger and is none']];
  const polls = operation['x-ms-trigger-metadata']?.mode === 'polling';
  return [
    [trigger !== 'single' && trigger !== 'batch', 'is a trigger that is neither single nor batch'],
    [!summary.startsWith('When '), 'is a trigger whose summary does not begin with When'],
    [!description.startsWith('This operation triggers when '), 'is a trigger whose description does not say when it triggers'],
    [!operation['x-ms-trigger-hint'], 'is a trigger without a hint how to see it work'],
    [polls && (method !== 'get' || !responses['202'] || !responses['200']?.schema), 'polls, but is no GET that answers 200 and 202'],
  ];
}
