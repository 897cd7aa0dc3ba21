// Help beside the settings.

import { Help } from '../../parts/Help.tsx';

export const settingsHelp = (
  <Help
    questions={[
      { asks: 'ui.help.settings.1', answer: 'ui.help.settings.1.text' },
      { asks: 'ui.help.settings.2', answer: 'ui.help.settings.2.text' },
      { asks: 'ui.help.settings.3', answer: 'ui.help.settings.3.text' },
    ]}
  />
);
