import { Badge } from '@fluentui/react-components';

export type Tone = 'success' | 'warning' | 'danger' | 'informative' | 'subtle' | 'brand';

const tones: Record<string, Tone> = {
  synced: 'success',
  paid: 'success',
  'used up': 'success',
  complete: 'success',
  fulfilled: 'success',
  created: 'success',
  updated: 'success',
  linked: 'success',
  applied: 'success',
  succeeded: 'success',
  problem: 'danger',
  failed: 'danger',
  'timed out': 'danger',
  waiting: 'brand',
  running: 'brand',
  authorised: 'brand',
  'awaiting payment': 'brand',
  'credit left': 'brand',
  submitted: 'brand',
  'awaiting approval': 'brand',
  'partially paid': 'warning',
  partial: 'warning',
  withdrawn: 'warning',
  reversed: 'warning',
};

/** The colour of a state's name; what it doesn't know stays grey. */
const toneOf = (label: string): Tone => tones[label.toLowerCase()] ?? 'informative';

export function StateBadge({ label, tone = toneOf(label) }: { label: string; tone?: Tone }) {
  return (
    <Badge appearance="tint" color={tone} shape="rounded" className="state-badge">
      {label}
    </Badge>
  );
}
