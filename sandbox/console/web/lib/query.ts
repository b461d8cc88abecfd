import { useCallback, useEffect, useRef, useState } from 'react';
import { messages } from './http.ts';
import { type Topic, useVersion } from './live.ts';

export interface Query<T> {
  data: T | undefined;
  /** What went wrong with the last read; the data of the one before stays. */
  error: string[] | undefined;
  loading: boolean;
  reload(): void;
}

/**
 * Reads by `read` when `key` changes and again whenever a topic does. Data of another key is never shown; an answer that was overtaken
 * is dropped. No key, no read; while `paused` what was read stays.
 */
export function useQuery<T>(key: string | undefined, read: () => Promise<T>, topics: Topic[] = [], paused = false): Query<T> {
  const [state, setState] = useState<{ key?: string; data?: T; error?: string[] }>({});
  const [turn, setTurn] = useState(0);
  const version = useVersion(topics);
  const latest = useRef(read);
  latest.current = read;
  // biome-ignore lint/correctness/useExhaustiveDependencies: version, turn and paused say when to read again
  useEffect(() => {
    if (key === undefined || paused) return;
    let current = true;
    latest.current().then(
      (data) => current && setState({ key, data }),
      (error: unknown) =>
        current && setState((before) => ({ key, data: before.key === key ? before.data : undefined, error: messages(error) })),
    );
    return () => {
      current = false;
    };
  }, [key, version, turn, paused]);
  const mine = state.key === key;
  const reload = useCallback(() => setTurn((before) => before + 1), []);
  return { data: mine ? state.data : undefined, error: mine ? state.error : undefined, loading: key !== undefined && !mine, reload };
}

export interface Act {
  busy: boolean;
  error: string[] | undefined;
  /** Runs one at a time; true when it went well. */
  run(work: () => Promise<unknown>): Promise<boolean>;
  clear(): void;
}

/** Something a person does: busy while it is under way, and what was refused. */
export function useAct(): Act {
  const [state, setState] = useState<{ busy: boolean; error?: string[] }>({ busy: false });
  const busy = useRef(false);
  const run = useCallback(async (work: () => Promise<unknown>) => {
    if (busy.current) return false;
    busy.current = true;
    setState({ busy: true });
    try {
      await work();
      setState({ busy: false });
      return true;
    } catch (error) {
      setState({ busy: false, error: messages(error) });
      return false;
    } finally {
      busy.current = false;
    }
  }, []);
  const clear = useCallback(() => setState((before) => ({ busy: before.busy })), []);
  return { busy: state.busy, error: state.error, run, clear };
}
