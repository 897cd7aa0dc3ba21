// The demo company's customers that only accounting knows: invoiced by the bookkeeper and never entered in the CRM.

import type { Party } from '../company.ts';
import { accountingOnly, at, person } from './rows.ts';

export const demoCustomersInAccounting: Party[] = [
  accountingOnly('cashsales', 'Cash Sales Counter'),
  accountingOnly('matai', 'Mataī Medical Supplies', {
    person: person('Sione', 'Latu', 'sione@matai-medical.example'),
    phone: '+64 9 555 0510',
    address: at('Unit 6, 30 Carbine Way', 'Auckland', '1060', 'New Zealand'),
    taxNumber: '107-313-131',
  }),
  accountingOnly('rossi', 'Officina Rossi S.r.l.', {
    person: person('Niccolò', 'Rossi', 'niccolo@officina-rossi.example'),
    address: at('Via dei Mulini 4', 'Modena', '41121', 'Italy'),
    currency: 'EUR',
  }),
  accountingOnly('harcourt', 'Harcourt Lane Surveyors', {
    person: person('Beatrix', 'Lane', 'beatrix@harcourt-lane.example'),
    others: [person('Idris', 'Vaughan', 'idris@harcourt-lane.example')],
    address: at('15 Chapel Row', 'Leeds', 'LS1 4AB', 'United Kingdom', 'West Yorkshire'),
    currency: 'GBP',
  }),
  accountingOnly('fantail', 'Fantail Early Learning', {
    person: person('Hana', 'Prasad', 'hana@fantail-learning.example'),
    phone: '+64 4 555 0520',
  }),
  accountingOnly('zolw', 'Żółw i Synowie Sp. z o.o.', {
    person: person('Łukasz', 'Żółw', 'lukasz@zolw-synowie.example'),
    address: at('ul. Krótka 3', 'Gdańsk', '80-001', 'Poland'),
    currency: 'EUR',
  }),
  accountingOnly('pohutukawa', 'Pōhutukawa Motel', {
    person: person('Lynette', 'Barr', 'lynette@pohutukawa-motel.example'),
    address: at('1 Beach Parade', 'Whitianga', '3510', 'New Zealand', 'Coromandel'),
  }),
  accountingOnly('foveaux', 'Foveaux Ferries Social Club', {
    person: person('Rona', 'Leask', 'rona@foveaux-social.example'),
    address: at('Wharf Office', 'Oban', '9846', 'New Zealand', 'Southland'),
  }),
  accountingOnly('reyes', 'Reyes Robotics LLC', {
    person: person('Marisol', 'Reyes', 'marisol@reyes-robotics.example'),
    address: at('77 Foundry Loop', 'Austin', '78701', 'United States', 'TX'),
    currency: 'USD',
  }),
  accountingOnly('kim', '김씨네 김치', {
    person: person('민지', '김', 'minji@kim-kimchi.example'),
    phone: '+64 9 555 0540',
  }),
  accountingOnly('karaka', 'Karaka Bay Boat Hire', {
    person: person('Duncan', 'Ellery', 'duncan@karaka-boats.example'),
  }),
  accountingOnly('heron', 'White Heron Consulting', {
    person: person('Leonie', 'Fischer', 'leonie@white-heron.example'),
    website: 'https://white-heron.example',
  }),
  accountingOnly('thorne', 'Estate of M. Thorne', { archived: true }),
  accountingOnly('fantail-old', 'Fantail Preschool', {
    person: person('Hana', 'Prasad', 'hana@fantail-learning.example'),
    mergedInto: 'fantail',
  }),
  accountingOnly('tuis', 'Tūī & Co.', {
    person: person('Marama', 'Fox', 'marama@tui-co.example'),
    address: at('6 Garden Place', 'Gisborne', '4010', 'New Zealand'),
  }),
  accountingOnly('delacroix', 'Delacroix Traiteur SARL', {
    person: person('Hélène', 'Delacroix', 'helene@delacroix-traiteur.example'),
    address: at('5 place du Marché', 'Nantes', '44000', 'France'),
    currency: 'EUR',
  }),
];
