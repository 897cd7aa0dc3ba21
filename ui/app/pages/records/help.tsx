// Help beside the records.

import { Help } from '../../parts/Help.tsx';

export const recordsHelp = (
  <Help
    questions={[
      { asks: 'ui.help.records.1', answer: 'ui.help.records.1.text' },
      { asks: 'ui.help.records.2', answer: 'ui.help.records.2.text' },
      { asks: 'ui.help.records.3', answer: 'ui.help.records.3.text' },
    ]}
  />
);
