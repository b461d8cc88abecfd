import type { Filter, Operand } from '../../../sandbox/dataverse/odata/filter-types.ts';

const printOperand = (operand: Operand): string => {
  if (operand.kind === 'path') return operand.segments.join('/');
  return operand.type === 'string' ? `'${String(operand.value).replaceAll("'", "''")}'` : String(operand.value);
};

/** A filter as text, with every bracket; the other way round of parseFilter. */
export function printFilter(filter: Filter): string {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return `(${printFilter(filter.left)} ${filter.kind} ${printFilter(filter.right)})`;
    case 'not':
      return `not (${printFilter(filter.operand)})`;
    case 'compare':
      return `${printOperand(filter.left)} ${filter.operator} ${printOperand(filter.right)}`;
    case 'text':
      return `${filter.name}(${printOperand(filter.left)},${printOperand(filter.right)})`;
    case 'in':
      return `Microsoft.Dynamics.CRM.In(PropertyName='${filter.path.segments.join('/')}',PropertyValues=[${filter.values.map(printOperand).join(',')}])`;
  }
}
