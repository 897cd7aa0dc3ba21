export function workerFacts(): { readonly name: string; readonly date: string; readonly paths: readonly string[] };
export function layOut(folder: string): { readonly folder: string; readonly site: string; readonly name: string };
