// Xero on the tour.

import { takeTour } from './tour.ts';
import { xero } from './xero.ts';

takeTour(xero);
