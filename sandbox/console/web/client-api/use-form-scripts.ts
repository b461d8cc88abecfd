import { useEffect, useReducer, useRef } from 'react';
import type { FormMetadata } from '../../shared.ts';
import type { FormState } from '../dynamics/use-form.ts';
import { type Topic, useVersion } from '../lib/live.ts';
import { executionContext } from './form-context.ts';
import { FormHost } from './form-host.ts';
import { ScriptFrame } from './script-frame.ts';

export interface FormScripts {
  /** What scripts and pages of the form threw. */
  errors: string[];
  /** Whether a script says otherwise than the definition. */
  isHidden(tab: string, section: { name: string; visible: boolean }): boolean;
  frameLoaded(control: string, page: Window): void;
  frameGone(control: string): void;
  /** To be called after a save. */
  saved(): void;
}

async function start(host: FormHost, frame: ScriptFrame, context: unknown): Promise<void> {
  const { libraries, handlers } = host.metadata;
  for (const library of libraries) await frame.load(library).catch((error: unknown) => host.report(library, error));
  for (const one of handlers) {
    const where = `${one.functionName} of ${one.library}`;
    if (one.event !== 'onload') host.report(where, `The sandbox does not raise the event ${one.event}.`);
    else await host.call(where, [(given) => frame.handler(one)(given)], context);
  }
}

const tablesOf = ({ tabs }: FormMetadata): string[] =>
  tabs.flatMap(({ columns }) =>
    columns.flatMap(({ sections }) => sections.flatMap(({ rows }) => rows.flat().flatMap(({ control }) => control?.subgrid?.table ?? []))),
  );

/**
 * Runs a form's libraries and its OnLoad handlers once its row is read, and tells them what they asked to hear of. Whenever a row on the form
 * changes, its data counts as loaded again: as if somebody pressed Refresh.
 */
export function useFormScripts(form: FormState, metadata: FormMetadata, shownTab: string): FormScripts {
  const [, changed] = useReducer((count: number) => count + 1, 0);
  const host = useRef<FormHost>(undefined);
  host.current ??= new FormHost(metadata, form, changed);
  const the = host.current;
  the.form = form;
  the.shownTab = shownTab;
  const context = useRef<unknown>(undefined);
  context.current ??= executionContext(the);
  const ready = form.id === undefined || form.row.data !== undefined;
  const version = useVersion([...new Set([form.table.name, ...tablesOf(metadata)])].map((name): Topic => `table:${name}`));
  const loaded = useRef(false);

  useEffect(() => {
    if (!ready || metadata.libraries.length === 0) return;
    const frame = new ScriptFrame((where, error) => the.report(where, error));
    void start(the, frame, context.current);
    return () => frame.close();
  }, [ready, metadata, the]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: row and version say when data was loaded
  useEffect(() => {
    if (ready && loaded.current) void the.call('An OnLoad handler of the data', the.loadHandlers, context.current);
    loaded.current = ready;
  }, [ready, form.row.data, version]);
  useEffect(() => {
    void the.call('A TabStateChange handler', the.tabHandlers.get(shownTab) ?? [], context.current);
  }, [the, shownTab]);

  return {
    errors: the.errors,
    isHidden: (tab, { name, visible }) => the.hidden.get(`${tab}/${name}`) ?? !visible,
    frameLoaded: (control, page) => the.frameLoaded(control, page),
    frameGone: (control) => the.frameGone(control),
    saved: () => void the.call('A PostSave handler', the.postSaveHandlers, context.current),
  };
}
