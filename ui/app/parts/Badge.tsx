// A state as icon, word and colour: never colour alone.

import { Icon, type IconName } from './Icon.tsx';

export type Tone = 'good' | 'waiting' | 'you' | 'bad' | 'calm' | 'paused';

export interface BadgeLook {
  readonly icon: IconName;
  readonly tone: Tone;
}

export function Badge({ icon, tone, word }: BadgeLook & { readonly word: string }) {
  return (
    <span class="badge" data-tone={tone}>
      <Icon name={icon} />
      <span>{word}</span>
    </span>
  );
}
