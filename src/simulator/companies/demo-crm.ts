// The demo company's customers that only the CRM knows: leads that became customers, four namesakes, some without an e-mail.

import type { Party } from '../company.ts';
import { at, crmOnly, person } from './rows.ts';

export const demoCustomersInCrm: Party[] = [
  crmOnly('kowhai-2', 'Kōwhai Café', {
    person: person('Pita', 'Paki', 'pita@kowhai-petone.example'),
    address: at('200 Esplanade Walk', 'Lower Hutt', '5012', 'New Zealand'),
  }),
  crmOnly('kowhai-3', 'Kōwhai Café', {
    person: person('Jess', 'Lim', 'jess@kowhai-nelson.example'),
    address: at('18 Trafalgar Row', 'Nelson', '7010', 'New Zealand'),
  }),
  crmOnly('kowhai-4', 'Kōwhai Café', {
    person: person('Rewi', 'Moana'),
    phone: '+64 6 555 0402',
  }),
  crmOnly('kowhai-5', 'Kōwhai Café', {
    person: person('Amelia', 'Hart', 'amelia@kowhai-timaru.example'),
    phone: '+64 3 555 0403',
  }),
  crmOnly('ivanova', 'Иванова Керамика', {
    person: person('Мария', 'Иванова', 'maria@ivanova-keramika.example'),
    address: at('ул. Шипка 6', 'Plovdiv', '4000', 'Bulgaria'),
    currency: 'EUR',
  }),
  crmOnly('hillcrest', 'Hillcrest Veterinary Centre', {
    person: person('Daniel', 'Eze', 'daniel@hillcrest-vet.example'),
    others: [person('Moana', 'Kingi', 'reception@hillcrest-vet.example')],
    phone: '+64 7 555 0410',
    address: at('77 Hillcrest Avenue', 'Hamilton', '3216', 'New Zealand'),
  }),
  crmOnly('moss', 'Moss & Fern Interiors', {
    person: person('Clara', 'Moss', 'clara@moss-fern.example'),
    website: 'https://moss-fern.example',
  }),
  crmOnly('castellanos', 'Castellanos Coffee Roasters', {
    person: person('Iñigo', 'Castellanos', 'inigo@castellanos-coffee.example'),
    address: at('410 Harbor Boulevard', 'San Diego', '92101', 'United States', 'CA'),
    currency: 'USD',
  }),
  crmOnly('penhale', 'Penhale Sailmakers', {
    person: person('Jory', 'Penhale', 'jory@penhale-sails.example'),
    address: at('Slipway Cottage', 'Falmouth', 'TR11 3AA', 'United Kingdom', 'Cornwall'),
    currency: 'GBP',
  }),
  crmOnly('whetu', 'Whetū Digital', {
    person: person('Whetū', 'Parata', 'whetu@whetu-digital.example'),
    phone: '+64 21 555 0440',
  }),
  crmOnly('greenstone', 'Greenstone Electrical 2018', {
    person: person('Rāwiri', 'Tipene', 'rawiri@greenstone-electrical.example'),
    address: at('5 Substation Road', 'Greymouth', '7805', 'New Zealand', 'West Coast'),
  }),
  crmOnly('szabo', 'Szabó Művek Kft.', {
    person: person('Ágnes', 'Szabó', 'agnes@szabo-muvek.example'),
    address: at('Kossuth tér 9', 'Győr', '9021', 'Hungary'),
    currency: 'EUR',
  }),
  crmOnly('cove', 'The Cove Backpackers', { phone: '+64 3 555 0450' }),
  crmOnly('fairlie', 'Fairlie Stock & Station', {
    person: person('Murray', 'Fairlie', 'murray@fairlie-stock.example'),
    address: at('Main Road', 'Fairlie', '7925', 'New Zealand', 'Canterbury'),
  }),
  crmOnly('rimu', 'Rimu Ridge Weddings', {
    person: person('Anahera', 'Cole', 'anahera@rimu-ridge.example'),
    phone: '+64 9 555 0460',
  }),
  crmOnly('wei', '魏氏茶业', {
    person: person('伟', '魏', 'wei@wei-tea.example'),
    address: at('湖滨路88号', 'Hangzhou', '310006', 'China'),
    currency: 'USD',
  }),
  crmOnly('beacon', 'Beacon Street Dental', {
    person: person('Priya', 'Raman', 'priya@beacon-dental.example'),
    address: at('12 Beacon Street', 'Invercargill', '9810', 'New Zealand', 'Southland'),
    taxNumber: '109-777-121',
  }),
  crmOnly('lindqvist', 'Lindqvist Ljusstöperi AB', {
    person: person('Åsa', 'Lindqvist', 'asa@lindqvist-ljus.example'),
    address: at('Vaxgatan 2', 'Uppsala', '753 20', 'Sweden'),
    currency: 'EUR',
  }),
  crmOnly('tane', 'Tāne Forest Tours', {
    person: person('Tāne', 'Walker', 'tane@tane-tours.example', { mobile: '+64 22 555 0480' }),
  }),
  crmOnly('yildiz', 'Yıldız Halı ve Kilim', {
    person: person('İpek', 'Yıldız', 'ipek@yildiz-hali.example'),
    address: at('Çarşı Caddesi 40', 'Bursa', '16010', 'Türkiye'),
    currency: 'EUR',
  }),
];
