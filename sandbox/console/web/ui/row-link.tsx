import { Link, useRestoreFocusTarget } from '@fluentui/react-components';

/** Opens a row of a list; a dialog that it opened gives the focus back to it. */
export function RowLink({ text, onOpen }: { text: string; onOpen(): void }) {
  const restore = useRestoreFocusTarget();
  return (
    <Link as="button" {...restore} className="row-link" onClick={onOpen}>
      {text || 'Untitled'}
    </Link>
  );
}
