import {
  Button,
  type ButtonProps,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
} from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { useAct } from '../lib/query.ts';
import { Messages } from './messages.tsx';

interface ConfirmButtonProps {
  label: string;
  icon?: ButtonProps['icon'];
  appearance?: ButtonProps['appearance'];
  disabled?: boolean;
  /** The question, what follows from Yes, and what Yes is called. */
  title: string;
  children: ReactNode;
  confirm: string;
  /** Whether what has to be chosen before Yes is. */
  ready?: boolean;
  act(): Promise<unknown>;
}

/** A button for what can't be taken back: it asks first, and stays open with the reason when it was refused. */
export function ConfirmButton({
  label,
  icon,
  appearance = 'subtle',
  disabled,
  title,
  children,
  confirm,
  ready = true,
  act,
}: ConfirmButtonProps) {
  const [open, setOpen] = useState(false);
  const doing = useAct();
  const show = (next: boolean) => {
    doing.clear();
    setOpen(next);
  };
  const run = async () => {
    if (await doing.run(act)) setOpen(false);
  };
  return (
    <Dialog open={open} onOpenChange={(_, data) => show(data.open)}>
      <DialogTrigger disableButtonEnhancement>
        <Button size="small" appearance={appearance} icon={icon} disabled={disabled}>
          {label}
        </Button>
      </DialogTrigger>
      <DialogSurface className="small-dialog">
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>
            <Messages intent="error" messages={doing.error} />
            {children}
          </DialogContent>
          <DialogActions>
            <DialogTrigger disableButtonEnhancement>
              <Button>Cancel</Button>
            </DialogTrigger>
            <Button appearance="primary" disabled={!ready} disabledFocusable={doing.busy} onClick={() => void run()}>
              {confirm}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
