// What the build makes: the messages of each language, parsed (ui/build/catalogues.mjs).
declare module 'virtual:catalogues' {
  import type { MessageFormatElement } from 'intl-messageformat';

  export type Catalogue = Readonly<Record<string, string | MessageFormatElement[]>>;
  export const loaders: Readonly<Record<string, () => Promise<{ default: Catalogue }>>>;
}

declare module '*.css';
