import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from 'react';

const least = 240;
const handle = 7;
const storage = 'xero-connector-console-columns';

interface Widths {
  /** Shares of the whole width. */
  left: number;
  middle: number;
}

function remembered(): Widths {
  try {
    const { left, middle } = JSON.parse(localStorage.getItem(storage) ?? '{}') as Partial<Widths>;
    if (left && middle && left + middle < 0.9) return { left, middle };
  } catch {
    // What can't be read is as good as nothing.
  }
  return { left: 0.395, middle: 0.21 };
}

function keep(widths: Widths): void {
  try {
    localStorage.setItem(storage, JSON.stringify(widths));
  } catch {
    // Without storage the widths last as long as the page.
  }
}

interface HandleProps {
  label: string;
  value: number;
  onMove(pixels: number): void;
}

function Handle({ label, value, onMove }: HandleProps) {
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) onMove(event.movementX);
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') onMove(-24);
    if (event.key === 'ArrowRight') onMove(24);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: an hr can't be moved
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={Math.round(value * 100)}
      tabIndex={0}
      className="handle"
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={key}
    />
  );
}

/** The two halves and what happened between them, side by side; the borders can be moved. */
export function Columns({ left, middle, right, width }: { left: ReactNode; middle: ReactNode; right: ReactNode; width: number }) {
  const [widths, setWidths] = useState(remembered);
  const move = (change: (before: Widths) => Widths) =>
    setWidths((before) => {
      const after = change(before);
      const right = 1 - after.left - after.middle;
      if (Math.min(after.left, after.middle, right) * width < least) return before;
      keep(after);
      return after;
    });
  const share = (pixels: number) => pixels / width;
  return (
    <div
      className="columns"
      style={{ gridTemplateColumns: `${widths.left * width}px ${handle}px ${widths.middle * width - 2 * handle}px ${handle}px 1fr` }}
    >
      {left}
      <Handle
        label="Width of Dynamics 365"
        value={widths.left}
        onMove={(pixels) => move(({ left, middle }) => ({ left: left + share(pixels), middle: middle - share(pixels) }))}
      />
      {middle}
      <Handle
        label="Width of Xero"
        value={1 - widths.left - widths.middle}
        onMove={(pixels) => move(({ left, middle }) => ({ left, middle: middle + share(pixels) }))}
      />
      {right}
    </div>
  );
}
