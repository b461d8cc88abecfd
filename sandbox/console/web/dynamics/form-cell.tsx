import type { CSSProperties } from 'react';
import type { CellMetadata, SectionMetadata } from '../../shared.ts';
import type { FormScripts } from '../client-api/use-form-scripts.ts';
import type { Reference } from '../lib/dataverse.ts';
import { FormField } from './form-field.tsx';
import { Subgrid } from './subgrid.tsx';
import type { FormState } from './use-form.ts';
import { WebResource } from './web-resource.tsx';

interface FormCellProps {
  form: FormState;
  section: SectionMetadata;
  cell: CellMetadata;
  shownAbove?: string[];
  scripts?: FormScripts;
}

/** What happened to a Dynamics invoice that was made from an order is logged on the order. */
function alsoIn({ table, row }: FormState, listed: string): { column: string; id: string }[] {
  const order = row.data?._salesorderid_value;
  return table.name === 'invoice' && listed === 'xc_log' && typeof order === 'string' ? [{ column: 'xc_salesorderid', id: order }] : [];
}

function Content({ form, section, cell, shownAbove, scripts }: FormCellProps) {
  const { control } = cell;
  const label = cell.label || section.label;
  if (control?.subgrid) {
    const of: Reference | undefined = form.id === undefined ? undefined : { table: form.table.name, id: form.id, name: '' };
    const also = alsoIn(form, control.subgrid.table);
    return of && <Subgrid subgrid={control.subgrid} of={of} also={also} label={label} showLabel={cell.showLabel} closed={form.closed} />;
  }
  if (control?.webResource)
    return (
      scripts && (
        <WebResource control={control.id} page={control.webResource} label={label} rowspan={cell.rowspan} form={form} scripts={scripts} />
      )
    );
  return control ? <FormField form={form} cell={cell} shownAbove={shownAbove} /> : null;
}

/** One cell of a form in its place: a column, a list, a page of the solution, or room. */
export function FormCell(props: FormCellProps) {
  const { cell, section } = props;
  if (!cell.visible) return null;
  if (!cell.control) return <span className="form-spacer" aria-hidden />;
  const whole = cell.colspan >= section.columns;
  const style = { '--span': whole ? '1 / -1' : `span ${cell.colspan}` } as CSSProperties;
  return (
    <div className="form-cell" style={style}>
      <Content {...props} />
    </div>
  );
}
