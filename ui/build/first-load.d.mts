// Types of first-load.mjs, for the tests.

interface Output {
  readonly entryPoint?: string | undefined;
  readonly cssBundle?: string;
  readonly imports: readonly { readonly path: string; readonly kind: string }[];
}

interface Built {
  readonly metafile: { readonly outputs: Readonly<Record<string, Output>> };
  readonly outputFiles: readonly { readonly path: string; readonly contents: Uint8Array }[];
}

export const MOST_BYTES: number;
export function firstLoad(built: Built): { bytes: number; parts: string[] };
export function importsOf(outputs: Readonly<Record<string, Output>>, path: string): Set<string>;
