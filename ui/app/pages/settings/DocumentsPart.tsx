// What the settings have for documents, loaded by itself: most companies begin with customers alone.

import type { Settings } from '../../api/client.ts';
import { Documents } from './Documents.tsx';
import { Money } from './Money.tsx';
import { Values } from './Values.tsx';

interface DocumentsPartProps {
  readonly pair: string;
  readonly settings: Settings;
  readonly set: (path: readonly string[], value: unknown) => void;
}

export default function DocumentsPart(props: DocumentsPartProps) {
  return (
    <>
      <Documents {...props} />
      <Values {...props} />
      <Money {...props} />
    </>
  );
}
