// Zoho CRM on the tour.

import { takeTour } from './tour.ts';
import { zohoCompanies, zohoPeople } from './zoho.ts';

takeTour(zohoCompanies);
takeTour(zohoPeople);
