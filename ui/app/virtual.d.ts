// What the build makes: the messages of each language, parsed (ui/build/catalogues.mjs).
declare module 'virtual:catalogues' {
  import type { MessageFormatElement } from 'intl-messageformat';

  export type Catalogue = readonly (string | MessageFormatElement[])[];
  export const loaders: Readonly<Record<string, () => Promise<{ default: Catalogue }>>>;
}

declare module '*.css';
