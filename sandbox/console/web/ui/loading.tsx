import { Spinner } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Query } from '../lib/query.ts';
import { Messages } from './messages.tsx';

/** What a query found, or that it is under way, or why it failed. */
export function Loaded<T>({ query, children }: { query: Query<T>; children(data: T): ReactNode }) {
  if (query.data !== undefined)
    return (
      <>
        <Messages intent="error" messages={query.error} />
        {children(query.data)}
      </>
    );
  if (query.error) return <Messages intent="error" messages={query.error} />;
  return <Spinner size="tiny" className="loading" aria-label="Loading" delay={300} />;
}

/** Said where a list has nothing. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <strong>{title}</strong>
      {children && <p>{children}</p>}
    </div>
  );
}
