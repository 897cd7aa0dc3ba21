// The frame of one screen: title, one sentence, its actions, its content, and help beside it. A new screen takes the focus.

import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useTitle } from '../use/title.ts';

interface PageProps {
  readonly title: string;
  readonly lead?: string;
  readonly actions?: ComponentChildren;
  readonly help?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** The first screen is left alone: the browser puts the focus where it belongs. */
let isFirst = true;

export function Page({ title, lead, actions, help, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useTitle(title);
  useEffect(() => {
    if (!isFirst) heading.current?.focus();
    isFirst = false;
  }, []);
  return (
    <div class="page">
      <header class="page-head">
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead && <p class="lead">{lead}</p>}
        </div>
        {actions && <div class="actions">{actions}</div>}
      </header>
      <div class="content">{children}</div>
      {help}
    </div>
  );
}
