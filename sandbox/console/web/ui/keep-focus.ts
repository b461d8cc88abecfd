import { type RefObject, useEffect, useRef } from 'react';

let last: Element | null = null;
document.addEventListener('focusin', ({ target }) => {
  last = target as Element;
});

/**
 * Gives the heading of a page the focus when what had it is gone from the page, such as a button whose act changed `state`: the next Tab
 * goes on from there, and a screen reader says what the page is about now.
 */
export function useKeepFocus<E extends HTMLElement>(state: unknown): RefObject<E | null> {
  const heading = useRef<E>(null);
  const before = useRef(state);
  useEffect(() => {
    if (before.current === state) return;
    before.current = state;
    // What held the focus may be taken away a moment later, with the list or dialog that it stood in.
    const timer = setTimeout(() => {
      if (document.activeElement === document.body && last && !last.isConnected) heading.current?.focus();
    }, 80);
    return () => clearTimeout(timer);
  }, [state]);
  return heading;
}
