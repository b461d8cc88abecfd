import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** The width of an element as it changes, for what can't be laid out by style alone. */
export function useWidth<E extends HTMLElement>(first = 0): [RefObject<E | null>, number] {
  const ref = useRef<E>(null);
  const [width, setWidth] = useState(first);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    setWidth(element.clientWidth);
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, width];
}
