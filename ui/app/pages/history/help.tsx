// Help beside the log.

import { Help } from '../../parts/Help.tsx';

export const historyHelp = (
  <Help
    questions={[
      { asks: 'ui.help.history.1', answer: 'ui.help.history.1.text' },
      { asks: 'ui.help.history.2', answer: 'ui.help.history.2.text' },
      { asks: 'ui.help.history.3', answer: 'ui.help.history.3.text' },
      { asks: 'ui.help.history.4', answer: 'ui.help.history.4.text' },
      { asks: 'ui.help.history.5', answer: 'ui.help.history.5.text' },
    ]}
  />
);
