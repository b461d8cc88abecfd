import { messagesByNumber } from '../../sandbox/dataverse/events/types.ts';
import type { Recurrence, Trigger } from '../../sandbox/flow-runner/definition.ts';

const deeds = { Create: 'added', Update: 'changed', Delete: 'deleted' };
const list = (names: string) =>
  names
    .split(',')
    .map((name) => `\`${name.trim()}\``)
    .join(', ');

function every({ frequency, interval }: Recurrence): string {
  const unit = frequency.toLowerCase();
  return interval === 1 ? `every ${unit}` : `every ${interval} ${unit}s`;
}

/** What starts a flow, as rows of a table of facts. Empty values mean that a fact does not apply. */
export function triggerFacts({ type, inputs, recurrence, splitOn }: Trigger): string[][] {
  if (type === 'OpenApiConnectionWebhook') {
    const parameter = (name: string) => String(inputs.parameters[`subscriptionRequest/${name}`] ?? '');
    const messages = messagesByNumber[Number(parameter('message'))] ?? [];
    const columns = parameter('filteringattributes');
    const filter = parameter('filterexpression');
    return [
      [
        'starts on',
        `\`${parameter('entityname')}\`: a row is ${messages.map((message) => deeds[message]).join(' or ')}, anywhere in the environment`,
      ],
      ['a change counts if it names', columns && list(columns)],
      ['and the row is then', filter && `\`${filter}\``],
    ];
  }
  if (type === 'Recurrence' && recurrence) return [['starts', every(recurrence)]];
  if (type === 'OpenApiConnection' && recurrence)
    return [
      [
        'starts',
        `the trigger \`${inputs.host.operationId}\` is asked ${every(recurrence)}${splitOn ? '; one run for each thing that it offers' : ''}`,
      ],
    ];
  const properties: Record<string, { title?: string; description?: string }> = inputs?.schema?.properties ?? {};
  const told = Object.values(properties).map(({ title, description }) => `${title}: ${description}`);
  return [
    ['starts', 'another flow calls it'],
    ['is told', told.join('<br>')],
  ];
}
