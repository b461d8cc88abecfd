import { useEffect, useRef, useState } from 'react';
import type { WebResourceMetadata } from '../../shared.ts';
import type { FormScripts } from '../client-api/use-form-scripts.ts';
import type { FormState } from './use-form.ts';

/** Height of one row of a form, pixels. */
const rowHeight = 44;

interface WebResourceProps {
  control: string;
  page: WebResourceMetadata;
  label: string;
  rowspan: number;
  form: FormState;
  scripts: FormScripts;
}

/** The address of a page; it tells the row where the form passes it (Microsoft: pass parameters to HTML web resources). */
function addressOf(page: WebResourceMetadata, { id, table }: FormState): string {
  const address = `/dynamics/WebResources/${page.name}`;
  if (!page.passParameters) return address;
  const told = { id: id ? `{${id.toUpperCase()}}` : '', typename: table.name, userlcid: '1033', orglcid: '1033' };
  return `${address}?${new URLSearchParams(told)}`;
}

/** A page of the solution within a form. It is as high as what it shows, up to the rows that the form gives it; then it scrolls. */
export function WebResource({ control, page, label, rowspan, form, scripts }: WebResourceProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(rowHeight);
  const observer = useRef<ResizeObserver>(undefined);
  const latest = useRef(scripts);
  latest.current = scripts;
  useEffect(
    () => () => {
      observer.current?.disconnect();
      latest.current.frameGone(control);
    },
    [control],
  );
  const loaded = () => {
    const inside = frame.current?.contentWindow as (Window & typeof globalThis) | null | undefined;
    if (!inside) return;
    observer.current?.disconnect();
    // The page's own observer: one of this window hears of what happens there only when something happens here, too.
    observer.current = new inside.ResizeObserver(() => setHeight(inside.document.body.scrollHeight));
    observer.current.observe(inside.document.body);
    scripts.frameLoaded(control, inside);
  };
  return (
    <iframe
      ref={frame}
      className={page.border ? 'web-resource bordered' : 'web-resource'}
      title={label}
      src={addressOf(page, form)}
      style={{ height: Math.min(height, rowspan * rowHeight) }}
      scrolling={page.scrolling ? undefined : 'no'}
      onLoad={loaded}
    />
  );
}
