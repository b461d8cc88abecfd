import type { SectionMetadata } from '../../shared.ts';
import type { FormScripts } from '../client-api/use-form-scripts.ts';
import { FormCell } from './form-cell.tsx';
import type { FormState } from './use-form.ts';

interface FormSectionProps {
  form: FormState;
  section: SectionMetadata;
  shownAbove?: string[];
  scripts?: FormScripts;
}

/** A section of a form: its cells side by side as its definition says, where there is room. */
export function FormSection({ section, ...given }: FormSectionProps) {
  const cells = section.rows.flat();
  return (
    <fieldset className="form-section" aria-label={section.label}>
      {section.showLabel && section.label && <h3>{section.label}</h3>}
      <div className="form-cells" data-columns={section.columns}>
        {cells.map((cell, place) => (
          <FormCell key={cell.control?.id ?? place} section={section} cell={cell} {...given} />
        ))}
      </div>
    </fieldset>
  );
}
