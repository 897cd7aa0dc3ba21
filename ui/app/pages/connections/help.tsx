// Help beside the connections.

import { Help } from '../../parts/Help.tsx';

export const connectionsHelp = (
  <Help
    questions={[
      { asks: 'ui.help.connections.1', answer: 'ui.help.connections.1.text' },
      { asks: 'ui.help.connections.2', answer: 'ui.help.connections.2.text' },
      { asks: 'ui.help.connections.3', answer: 'ui.help.connections.3.text' },
      { asks: 'ui.help.connections.4', answer: 'ui.help.connections.4.text' },
    ]}
  />
);
