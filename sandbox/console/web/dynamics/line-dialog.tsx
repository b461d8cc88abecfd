import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components';
import type { CSSProperties } from 'react';
import type { TableMetadata } from '../../shared.ts';
import { deleteRow, type Reference } from '../lib/dataverse.ts';
import { touch } from '../lib/live.ts';
import { Messages } from '../ui/messages.tsx';
import { FormSection } from './form-section.tsx';
import { type FormState, useForm } from './use-form.ts';

interface LineDialogProps {
  table: TableMetadata;
  /** Undefined for a new line. */
  id: string | undefined;
  parent: { column: string; row: Reference };
  closed: boolean;
  onClose(): void;
}

/** A line of an order or Dynamics invoice, in the solution's form for it. */
export function LineDialog({ table, id, parent, closed, onClose }: LineDialogProps) {
  const form = useForm(table, id, id === undefined ? { [parent.column]: parent.row } : {});
  const state: FormState = { ...form, closed, isHidden: (column) => column.name === parent.column || form.isHidden(column) };
  const save = async () => {
    if (await form.save()) onClose();
  };
  const remove = async () => {
    if (id !== undefined && (await form.act.run(() => deleteRow(table, id)))) {
      touch(`table:${table.name}`);
      onClose();
    }
  };
  const columns = table.form?.tabs[0]?.columns ?? [];
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className="line-dialog">
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            event.stopPropagation();
            void save();
          }}
        >
          <DialogBody>
            <DialogTitle>{closed ? 'Line' : id === undefined ? 'New line' : 'Edit line'}</DialogTitle>
            <DialogContent>
              <Messages intent="error" messages={form.act.error ?? form.row.error} />
              <div className="form-columns">
                {columns.map(({ width, sections }, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a form's columns have no names and never move
                  <div key={place} className="form-column" style={{ '--share': width } as CSSProperties}>
                    {sections.map((section) => (
                      <FormSection key={section.name} form={state} section={section} />
                    ))}
                  </div>
                ))}
              </div>
            </DialogContent>
            <DialogActions fluid>
              {id !== undefined && !closed && (
                <Button className="push-left" appearance="subtle" disabled={form.act.busy} onClick={() => void remove()}>
                  Delete line
                </Button>
              )}
              <Button onClick={onClose}>{closed ? 'Close' : 'Cancel'}</Button>
              {!closed && (
                <Button appearance="primary" type="submit" disabled={!form.dirty} disabledFocusable={form.act.busy}>
                  Save line
                </Button>
              )}
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
