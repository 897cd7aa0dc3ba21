// Help beside the setup.

import { Help } from '../../parts/Help.tsx';

export const setupHelp = (
  <Help
    questions={[
      { asks: 'ui.help.setup.1', answer: 'ui.help.setup.1.text' },
      { asks: 'ui.help.setup.2', answer: 'ui.help.setup.2.text' },
      { asks: 'ui.help.setup.3', answer: 'ui.help.setup.3.text' },
      { asks: 'ui.help.setup.4', answer: 'ui.help.setup.4.text' },
    ]}
  />
);
