// Help beside the overview.

import { Help } from '../../parts/Help.tsx';

export const overviewHelp = (
  <Help
    questions={[
      { asks: 'ui.help.overview.1', answer: 'ui.help.overview.1.text' },
      { asks: 'ui.help.overview.2', answer: 'ui.help.overview.2.text' },
      { asks: 'ui.help.overview.3', answer: 'ui.help.overview.3.text' },
    ]}
  />
);
