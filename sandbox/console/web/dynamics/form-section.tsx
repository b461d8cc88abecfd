import type { SectionMetadata } from '../../shared.ts';
import type { Reference } from '../lib/dataverse.ts';
import { FormField } from './form-field.tsx';
import { Subgrid } from './subgrid.tsx';
import type { FormState } from './use-form.ts';

interface FormSectionProps {
  form: FormState;
  section: SectionMetadata;
  shownAbove?: string[];
}

/** What happened to a Dynamics invoice that was made from an order is logged on the order. */
function alsoIn({ table, row }: FormState, listed: string): { column: string; id: string }[] {
  const order = row.data?._salesorderid_value;
  return table.name === 'invoice' && listed === 'xc_log' && typeof order === 'string' ? [{ column: 'xc_salesorderid', id: order }] : [];
}

/** A section of a form: its fields, and the rows that hang on the form's row. */
export function FormSection({ form, section, shownAbove }: FormSectionProps) {
  const cells = section.rows.flat().filter(({ control }) => control);
  const of: Reference | undefined = form.id === undefined ? undefined : { table: form.table.name, id: form.id, name: '' };
  return (
    <fieldset className="form-section" aria-label={section.label}>
      {section.showLabel && section.label && <h3>{section.label}</h3>}
      {cells.map((cell) =>
        cell.control?.subgrid ? (
          of && (
            <Subgrid
              key={cell.control.id}
              subgrid={cell.control.subgrid}
              of={of}
              also={alsoIn(form, cell.control.subgrid.table)}
              label={cell.label || section.label}
              closed={form.closed}
            />
          )
        ) : (
          <FormField key={cell.control?.id} form={form} cell={cell} shownAbove={shownAbove} />
        ),
      )}
    </fieldset>
  );
}
