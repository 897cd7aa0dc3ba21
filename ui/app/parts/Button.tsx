// Buttons, and links that look like them. One primary action a screen.

import type { ButtonHTMLAttributes, ComponentChildren } from 'preact';
import { Icon, type IconName } from './Icon.tsx';

type Look = 'primary' | 'plain' | 'quiet' | 'danger';

interface Shared {
  readonly look?: Look;
  readonly icon?: IconName;
  readonly children: ComponentChildren;
}

interface ButtonProps extends Shared, Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'icon' | 'onClick' | 'children'> {
  /** At work: it says so, keeps the focus, and can't be pressed again. */
  readonly busy?: boolean;
  readonly onPress?: () => void;
}

export function Button({ look = 'plain', icon, busy = false, onPress, children, ...rest }: ButtonProps) {
  const press = (event: MouseEvent) => {
    if (busy) event.preventDefault();
    else onPress?.();
  };
  return (
    <button type="button" {...rest} class={`button ${look}`} aria-disabled={busy} data-busy={busy} onClick={press}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

interface ButtonLinkProps extends Shared {
  readonly href: string;
  readonly target?: string;
}

export function ButtonLink({ look = 'plain', icon, children, ...rest }: ButtonLinkProps) {
  return (
    <a {...rest} class={`button ${look}`}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  );
}
