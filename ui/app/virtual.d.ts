// What the build makes: the messages of each language, parsed (ui/build/catalogues.mjs).
declare module 'virtual:catalogues' {
  import type { MessageFormatElement } from 'intl-messageformat';

  export type Message = string | MessageFormatElement[];

  /** Messages that stand together, from that place on. */
  export interface Part {
    readonly at: number;
    readonly list: readonly Message[];
  }

  /** By `<language>` what comes first, by `<language>/<screen>` what only that screen says. */
  export const loaders: Readonly<Record<string, () => Promise<{ default: Part }>>>;
}

declare module '*.css';
