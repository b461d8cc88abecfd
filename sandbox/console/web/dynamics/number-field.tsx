import { Input } from '@fluentui/react-components';
import { useState } from 'react';

interface NumberFieldProps {
  /** How it reads while nobody types. */
  formatted: string;
  integer?: boolean;
  before?: string;
  onChange(value: number | null): void;
}

/** A number, shown with its grouping and typed with or without; what is no number is passed over. */
export function NumberField({ formatted, integer, before, onChange, ...field }: NumberFieldProps) {
  const [typed, setTyped] = useState<string>();
  const change = (text: string) => {
    setTyped(text);
    const plain = text.replaceAll(',', '').trim();
    if (plain === '') onChange(null);
    else if (Number.isFinite(Number(plain))) onChange(integer ? Math.round(Number(plain)) : Number(plain));
  };
  return (
    <Input
      {...field}
      size="small"
      appearance="filled-darker"
      inputMode="decimal"
      contentBefore={before}
      value={typed ?? formatted}
      onBlur={() => setTyped(undefined)}
      onChange={(_, data) => change(data.value)}
    />
  );
}
