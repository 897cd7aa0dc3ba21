// Short messages that say what just happened. They go by themselves; nothing that somebody must read is said here alone.

import { signal } from '@preact/signals';

export interface Toast {
  readonly id: number;
  readonly tone: 'good' | 'bad';
  readonly text: string;
}

const SHOWN_MS = 7_000;

export const toasts = signal<readonly Toast[]>([]);

let last = 0;

export function toast(text: string, tone: Toast['tone'] = 'good'): void {
  last += 1;
  const id = last;
  toasts.value = [...toasts.value.slice(-2), { id, tone, text }];
  setTimeout(() => dismiss(id), SHOWN_MS);
}

export function dismiss(id: number): void {
  toasts.value = toasts.value.filter((each) => each.id !== id);
}
