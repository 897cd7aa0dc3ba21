// Records of Zoho CRM other than customers, where the tour is about looking, walking and reading.

import { takeTourOfSights } from './tour.ts';
import { zohoFlat } from './zoho-flat.ts';

for (const driver of zohoFlat) takeTourOfSights(driver);
