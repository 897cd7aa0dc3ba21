// Help beside the runs.

import { Help } from '../../parts/Help.tsx';

export const runsHelp = (
  <Help
    questions={[
      { asks: 'ui.help.runs.1', answer: 'ui.help.runs.1.text' },
      { asks: 'ui.help.runs.2', answer: 'ui.help.runs.2.text' },
      { asks: 'ui.help.runs.3', answer: 'ui.help.runs.3.text' },
    ]}
  />
);
