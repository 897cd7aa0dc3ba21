// Help beside the settings: what is asked about the part that is open.

import { Help, type Question } from '../../parts/Help.tsx';
import { usePart } from './Parts.tsx';

const usual: readonly Question[] = [
  { asks: 'ui.help.settings.1', answer: 'ui.help.settings.1.text' },
  { asks: 'ui.help.settings.2', answer: 'ui.help.settings.2.text' },
  { asks: 'ui.help.settings.3', answer: 'ui.help.settings.3.text' },
];

const byPart: Readonly<Record<string, readonly Question[]>> = {
  documents: [
    { asks: 'ui.help.documents.1', answer: 'ui.help.documents.1.text' },
    { asks: 'ui.help.documents.2', answer: 'ui.help.documents.2.text' },
  ],
  values: [
    { asks: 'ui.help.values.1', answer: 'ui.help.values.1.text' },
    { asks: 'ui.help.values.2', answer: 'ui.help.values.2.text' },
  ],
  notices: [
    { asks: 'ui.help.notices.1', answer: 'ui.help.notices.1.text' },
    { asks: 'ui.help.notices.2', answer: 'ui.help.notices.2.text' },
  ],
  versions: [{ asks: 'ui.help.versions.1', answer: 'ui.help.versions.1.text' }],
  moving: [
    { asks: 'ui.help.moving.1', answer: 'ui.help.moving.1.text' },
    { asks: 'ui.help.moving.2', answer: 'ui.help.moving.2.text' },
    { asks: 'ui.help.moving.3', answer: 'ui.help.moving.3.text' },
  ],
};

export function SettingsHelp() {
  return <Help questions={byPart[usePart()] ?? usual} />;
}
