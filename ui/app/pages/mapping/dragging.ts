// A field that is being dragged from one row to another. Selects do the same by keyboard.

import { signal } from '@preact/signals';
import type { Side } from '../../words/systems.ts';

export interface Dragged {
  readonly side: Side;
  readonly place: string;
  readonly family: string;
}

export const dragged = signal<Dragged | null>(null);

/** What makes an element draggable. */
export function drag(what: Dragged) {
  return {
    draggable: true,
    onDragStart: (event: DragEvent) => {
      dragged.value = what;
      event.dataTransfer?.setData('text/plain', what.place);
      if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move';
    },
    onDragEnd: () => (dragged.value = null),
  };
}

/** What makes an element take a field of this side and family. */
export function drop(target: Omit<Dragged, 'place'>, onDrop: (place: string) => void) {
  const fits = () => dragged.value?.side === target.side && dragged.value.family === target.family;
  return {
    'data-takes': fits(),
    onDragOver: (event: DragEvent) => {
      if (fits()) event.preventDefault();
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      if (fits() && dragged.value) onDrop(dragged.value.place);
      dragged.value = null;
    },
  };
}
