// Help beside the inbox.

import { Help } from '../../parts/Help.tsx';

export const inboxHelp = (
  <Help
    questions={[
      { asks: 'ui.help.inbox.1', answer: 'ui.help.inbox.1.text' },
      { asks: 'ui.help.inbox.2', answer: 'ui.help.inbox.2.text' },
      { asks: 'ui.help.inbox.4', answer: 'ui.help.inbox.4.text' },
      { asks: 'ui.help.inbox.3', answer: 'ui.help.inbox.3.text' },
    ]}
  />
);
