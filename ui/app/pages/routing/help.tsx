// Help beside the routing.

import { Help } from '../../parts/Help.tsx';

export const routingHelp = (
  <Help
    questions={[
      { asks: 'ui.help.routing.1', answer: 'ui.help.routing.1.text' },
      { asks: 'ui.help.routing.2', answer: 'ui.help.routing.2.text' },
      { asks: 'ui.help.routing.3', answer: 'ui.help.routing.3.text' },
    ]}
  />
);
