// Help beside the mapping.

import { Help } from '../../parts/Help.tsx';

export const mappingHelp = (
  <Help
    questions={[
      { asks: 'ui.help.mapping.1', answer: 'ui.help.mapping.1.text' },
      { asks: 'ui.help.mapping.2', answer: 'ui.help.mapping.2.text' },
      { asks: 'ui.help.mapping.3', answer: 'ui.help.mapping.3.text' },
      { asks: 'ui.help.mapping.4', answer: 'ui.help.mapping.4.text' },
    ]}
  />
);
