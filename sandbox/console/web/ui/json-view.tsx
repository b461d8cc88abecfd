import { Button } from '@fluentui/react-components';
import { type ReactNode, useMemo, useState } from 'react';

const most = 6_000;
const token = /("(?:\\.|[^"\\])*")(\s*:)?|\b(true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** JSON text with its keys and values coloured. */
function colour(text: string): ReactNode[] {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const match of text.matchAll(token)) {
    const [all, string, colon, word] = match;
    parts.push(text.slice(at, match.index));
    const kind = string ? (colon ? 'json-key' : 'json-string') : word ? 'json-word' : 'json-number';
    parts.push(
      <span key={match.index} className={kind}>
        {string ?? all}
      </span>,
      colon ?? '',
    );
    at = match.index + all.length;
  }
  parts.push(text.slice(at));
  return parts;
}

/** Formatted JSON; what is long is cut until asked for. */
export function JsonView({ value, label }: { value: unknown; label: string }) {
  const [whole, setWhole] = useState(false);
  const text = useMemo(() => (typeof value === 'string' ? value : (JSON.stringify(value, null, 2) ?? 'undefined')), [value]);
  const shown = whole ? text : text.slice(0, most);
  const content = useMemo(() => (typeof value === 'string' ? shown : colour(shown)), [shown, value]);
  return (
    <figure className="json" aria-label={label}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre tabIndex={0}>
        {content}
        {!whole && text.length > most && '\n…'}
      </pre>
      {!whole && text.length > most && (
        <Button size="small" appearance="subtle" onClick={() => setWhole(true)}>
          Show all of it
        </Button>
      )}
    </figure>
  );
}
