// The browser's own modal dialog, in the middle or as a drawer at the side. Escape, the button and a press beside it close it.

import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { t } from '../i18n/messages.ts';
import { Icon } from './Icon.tsx';

interface DialogProps {
  readonly title: string;
  readonly look?: 'dialog' | 'drawer';
  readonly onClose: () => void;
  /** Finds what opened it. Left out: whatever had the focus. A list that is read anew in the meantime may have replaced that. */
  readonly opener?: () => HTMLElement | null;
  readonly children: ComponentChildren;
}

/** Open for as long as it is rendered. The focus goes back to where it came from. */
export function Dialog({ title, look = 'dialog', onClose, opener, children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const { current } = element;
    const before = document.activeElement;
    current?.showModal();
    return () => {
      current?.close();
      const back = opener?.() ?? before;
      if (back instanceof HTMLElement) back.focus();
    };
  }, []);
  const press = (event: MouseEvent) => {
    if (event.target === element.current) onClose();
  };
  const cancel = (event: Event) => {
    event.preventDefault();
    onClose();
  };
  return (
    <dialog ref={element} class={look} aria-labelledby={id} onCancel={cancel} onClick={press}>
      <div class="inside">
        <header>
          <h2 id={id} tabIndex={-1} autofocus>
            {title}
          </h2>
          <button type="button" class="button quiet close" onClick={onClose} aria-label={t('ui.action.close')}>
            <Icon name="cross" />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
