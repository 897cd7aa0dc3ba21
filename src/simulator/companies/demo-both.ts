// The demo company's customers that both systems know: some equal, some with small differences, some archived or merged.

import type { Party } from '../company.ts';
import { at, both, person } from './rows.ts';

export const demoCustomersInBoth: Party[] = [
  both('ridgeway', 'Ridgeway Timber Merchants', {
    person: person('Aroha', 'Ngatai', 'aroha.ngatai@ridgeway-timber.example', { mobile: '+64 21 555 0101' }),
    others: [
      person('Ben', 'Ridgeway', 'ben@ridgeway-timber.example'),
      person('Leilani', 'Tau', 'accounts@ridgeway-timber.example'),
    ],
    phone: '+64 9 555 0100',
    website: 'https://ridgeway-timber.example',
    address: at('14 Mill Road', 'Auckland', '1010', 'New Zealand'),
    shipping: at('2 Yard Lane', 'Papakura', '2110', 'New Zealand'),
    taxNumber: '101-202-303',
  }),
  both('kowhai', 'Kōwhai Café', {
    person: person('Mere', 'Paki', 'mere@kowhai-wellington.example'),
    phone: '+64 4 555 0110',
    address: at('7 Harbour Parade', 'Wellington', '6011', 'New Zealand'),
  }),
  both('pukeko', 'Pūkeko Print & Sign', {
    person: person('Tama', 'Wihongi', 'tama@pukeko-print.example'),
    phone: '+64 7 555 0120',
    address: at('55 Victoria Street', 'Hamilton', '3204', 'New Zealand'),
    inCrm: { phone: '07 555 0120' },
  }),
  both('oconnell', "O'Connell & Daughters Plumbing", {
    person: person('Siobhán', "O'Connell", 'siobhan@oconnell-plumbing.example'),
    phone: '+64 3 555 0130',
    address: at('31 Colombo Mews', 'Christchurch', '8011', 'New Zealand', 'Canterbury'),
    inCrm: { person: person('Shiv', "O'Connell", 'siobhan@oconnell-plumbing.example') },
  }),
  both('muller', 'Müller Präzisionsteile GmbH', {
    person: person('Jürgen', 'Müller', 'j.mueller@mueller-teile.example'),
    phone: '+49 30 555 0140',
    address: at('Lindenstraße 12', 'Berlin', '10969', 'Germany'),
    currency: 'EUR',
    taxNumber: 'DE000111222',
  }),
  both('strom', 'Bjørn & Strøm Fiskeri AS', {
    person: person('Bjørn', 'Strøm', 'bjorn@strom-fiskeri.example'),
    address: at('Havnegata 3', 'Bergen', '5003', 'Norway'),
    currency: 'EUR',
    inCrm: { address: at('Havnegata 3B', 'Bergen', '5003', 'Norway') },
  }),
  both('garcia', 'Panadería García e Hijos S.L.', {
    person: person('Núria', 'García', 'nuria@panaderia-garcia.example'),
    phone: '+34 93 555 0150',
    address: at('Carrer del Forn 8', 'Barcelona', '08002', 'Spain'),
    currency: 'EUR',
  }),
  both('ashcombe', 'Ashcombe Garden Rooms Ltd', {
    person: person('Imogen', 'Ashcombe', 'imogen@ashcombe-rooms.example'),
    others: [person('Dev', 'Pillai', 'dev@ashcombe-rooms.example')],
    phone: '+44 1225 555 016',
    website: 'https://ashcombe-rooms.example',
    address: at('The Old Forge, Church Lane', 'Bath', 'BA1 1AA', 'United Kingdom', 'Somerset'),
    currency: 'GBP',
    taxNumber: 'GB000999888',
    inCrm: { website: 'https://www.ashcombe-rooms.example' },
  }),
  both('brightwater', 'Brightwater Analytics Inc.', {
    person: person('Chidi', 'Okonkwo', 'chidi@brightwater-analytics.example'),
    phone: '+1 503 555 0170',
    address: at('900 Fir Avenue, Suite 40', 'Portland', '97201', 'United States', 'OR'),
    currency: 'USD',
  }),
  both('sakura', '株式会社さくら文具', {
    person: person('由美', '高橋', 'yumi@sakura-bungu.example'),
    phone: '+81 3 5555 0180',
    address: at('神田1-2-3', '東京', '101-0041', 'Japan'),
    currency: 'USD',
  }),
  both('manaia', 'Manaia Kayaks', {
    person: person('Hemi', 'Rangi', 'hemi@manaia-kayaks.example', { mobile: '+64 27 555 0190' }),
    address: at('2 Wharf Street', 'Picton', '7220', 'New Zealand', 'Marlborough'),
  }),
  both('tuatara', 'Tuatara Tyres', {
    person: person('Greg', 'Holm', 'greg@tuatara-tyres.example'),
    phone: '+64 6 555 0200',
    address: at('118 Main Street', 'Palmerston North', '4410', 'New Zealand'),
    inCrm: { address: at('118 Main St', 'Palmerston North', '4410', 'New Zealand') },
  }),
  both('nguyen', 'Nguyễn Thị Hoa Florist', {
    person: person('Hoa', 'Nguyễn', 'hoa@hoa-florist.example'),
    phone: '+64 9 555 0210',
    address: at('3 Dominion Arcade', 'Auckland', '1024', 'New Zealand'),
  }),
  both('silverpine', 'Silverpine Accounting Students Club', {
    phone: '+64 3 555 0220',
    address: at('Union Building, Clyde Place', 'Dunedin', '9016', 'New Zealand', 'Otago'),
  }),
  both('wairarapa', 'Wairarapa Olive Grove Partnership', {
    person: person('Francesca', 'Bianchi', 'francesca@wairarapa-olives.example'),
    others: [
      person('Luca', 'Bianchi', 'luca@wairarapa-olives.example'),
      person('Petra', 'Nováková', 'petra@wairarapa-olives.example'),
      person('Sam', 'Toa'),
    ],
    address: at('Rural Delivery 2', 'Martinborough', '5782', 'New Zealand', 'Wairarapa'),
    taxNumber: '104-555-909',
    inCrm: { taxNumber: '104555909' },
  }),
  both('lemaire', 'Épicerie Lemaire & Fils', {
    person: person('Zoé', 'Lemaire', 'zoe@epicerie-lemaire.example'),
    address: at('21 rue des Tanneurs', 'Lyon', '69005', 'France'),
    currency: 'EUR',
  }),
  both('papadakis', 'Παπαδάκης Ναυτικά', {
    person: person('Ελένη', 'Παπαδάκη', 'eleni@papadakis-marine.example'),
    address: at('Ακτή Θέμιδος 5', 'Piraeus', '18537', 'Greece'),
    currency: 'EUR',
  }),
  both('kereru', 'Kererū Joinery', {
    person: person('Wiremu', 'Hohepa', 'wiremu@kereru-joinery.example'),
    phone: '+64 4 555 0240',
    address: at('9 Workshop Row', 'Porirua', '5022', 'New Zealand'),
    inCrm: {
      person: person('Wiremu', 'Hōhepa', 'wiremu@kereru-joinery.example'),
      website: 'https://kereru-joinery.example',
    },
  }),
  both('northpoint', 'Northpoint Property Managers', {
    person: person('Olivia', 'Sandhu', 'olivia@northpoint-pm.example'),
    phone: '+64 9 555 0250',
    website: 'https://northpoint-pm.example',
    address: at('Level 3, 88 Quay Walk', 'Auckland', '1010', 'New Zealand'),
    inCrm: { person: person('Olivia', 'Sandhu', 'olivia.sandhu@northpoint-pm.example') },
  }),
  both('takahe', 'Takahē Outdoor Education Trust', {
    person: person('Ngaire', 'Scott', 'ngaire@takahe-trust.example'),
    address: at('40 Lake Road', 'Te Anau', '9600', 'New Zealand', 'Southland'),
  }),
  both('dasilva', 'Da Silva Cerâmica Lda', {
    person: person('João', 'da Silva', 'joao@dasilva-ceramica.example'),
    address: at('Rua do Barro 77', 'Porto', '4050-001', 'Portugal'),
    currency: 'EUR',
    inCrm: { name: 'Da Silva Ceramica' },
  }),
  both('glenmore', 'Glenmore Wool Scourers', {
    person: person('Alasdair', 'Reid', 'alasdair@glenmore-wool.example'),
    phone: '+64 6 555 0270',
    address: at('Awatoto Road', 'Napier', '4110', 'New Zealand', "Hawke's Bay"),
  }),
  both('omar', 'عمر للأقمشة', {
    person: person('عمر', 'الخطيب', 'omar@omar-fabrics.example'),
    address: at('12 Souq Street', 'Dubai', '00000', 'United Arab Emirates'),
    currency: 'USD',
  }),
  both('harakeke', 'Harakeke Weaving Studio', {
    person: person('Te Ao', 'Mārama', 'teao@harakeke-studio.example'),
    phone: '+64 7 555 0290',
  }),
  both('bluegum', 'Blue Gum Physiotherapy', {
    person: person('Grace', 'Ofori', 'grace@bluegum-physio.example'),
    phone: '+64 3 555 0300',
    address: at('4 Clinic Close', 'Nelson', '7010', 'New Zealand'),
    inCrm: { phone: '+64 3 555 0301' },
  }),
  both('zelenka', 'Zelenka a synové s.r.o.', {
    person: person('Tomáš', 'Zelenka', 'tomas@zelenka-synove.example'),
    address: at('Mlýnská 14', 'Brno', '602 00', 'Czechia'),
    currency: 'EUR',
    archived: true,
  }),
  both('oldmill', 'Old Mill Bakehouse', {
    person: person('Ruth', 'Fa’asavalu', 'ruth@oldmill-bakehouse.example'),
    phone: '+64 9 555 0310',
    archived: true,
  }),
  both('ridgeway-old', 'Ridgeway Timber', {
    person: person('Aroha', 'Ngatai', 'aroha.ngatai@ridgeway-timber.example'),
    phone: '+64 9 555 0100',
    mergedInto: 'ridgeway',
  }),
  both('tanaka', 'Tanaka Landscape Design', {
    person: person('Kenji', 'Tanaka', 'kenji@tanaka-landscape.example'),
    phone: '+64 9 555 0330',
    address: at('61 Orchard Rise', 'Tauranga', '3110', 'New Zealand', 'Bay of Plenty'),
  }),
  both(
    'longname',
    'The Incorporated Society for the Preservation and Enjoyment of Narrow-Gauge Railways of Upper Otago',
    {
      person: person('Winifred', 'Carmichael-Stewart', 'secretary@narrow-gauge-otago.example'),
      address: at('Station Yard, 1 Railway Terrace', 'Middlemarch', '9597', 'New Zealand', 'Otago'),
    },
  ),
];
