// The frame of what is shown before the house opens: one narrow column.

import type { ComponentChildren } from 'preact';
import { Logo } from './Logo.tsx';

interface DoorProps {
  readonly title: string;
  readonly lead: string;
  readonly children: ComponentChildren;
}

export function Door({ title, lead, children }: DoorProps) {
  return (
    <main class="door">
      <p class="brand">
        <Logo />
        Ledgerline
      </p>
      <h1>{title}</h1>
      <p class="lead">{lead}</p>
      {children}
    </main>
  );
}
