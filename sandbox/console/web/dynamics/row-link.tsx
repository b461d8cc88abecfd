import { Link } from '@fluentui/react-components';

/** Opens a row of a list. */
export function RowLink({ text, onOpen }: { text: string; onOpen(): void }) {
  return (
    <Link as="button" className="row-link" onClick={onOpen}>
      {text || 'Untitled'}
    </Link>
  );
}
