// The language: the browser's before anybody signs in, then that of the user who connected the CRM, then whichever was chosen; and the
// Worker speaks the same one as the pages.

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, visit } from './browser.ts';
import { live, type Scene } from './scene.ts';
import { ADMIN_TOKEN, openStage, type Stage } from './stage.ts';

let stage: Stage;
let browser: Browser;
let page: Page;
let scene: Scene;

beforeAll(async () => {
  [stage, browser] = await Promise.all([openStage(), openBrowser()]);
  ({ page } = await visit(browser, stage.origin, { signedIn: false, language: 'fr-CA' }));
});

afterAll(async () => {
  await browser?.close();
  await stage?.close();
});

const signIn = async (label: string, go: string) => {
  await page.getByLabel(label).fill(ADMIN_TOKEN);
  await page.getByRole('button', { name: go }).click();
};

test('before anybody signs in the door speaks the browser’s language, the Worker’s refusal too', async () => {
  await page.goto('/');
  await page.getByRole('heading', { name: 'Se connecter' }).waitFor();
  await page.getByLabel('Jeton d’administration').fill('autre chose');
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByText('Ce n’est pas le jeton d’administration.').waitFor();
  expect(await page.evaluate('document.documentElement.lang')).toBe('fr');
});

test('while no CRM is connected the browser’s language holds', async () => {
  await signIn('Jeton d’administration', 'Se connecter');
  await page.getByRole('heading', { name: 'Vue d’ensemble' }).waitFor();
  await page.getByText('Deux systèmes, encore rien de réuni').waitFor();
});

test('once somebody has connected the CRM, a new visit speaks their language', async () => {
  scene = await live(stage);
  await page.context().clearCookies();
  await page.goto('/');
  await signIn('Jeton d’administration', 'Se connecter');
  await page.getByRole('heading', { name: 'Overview' }).waitFor();
});

test('a choice changes the pages and what the Worker says', async () => {
  await page.goto('/records?state=skipped');
  await page.getByText('It is a supplier and not a customer.').first().waitFor();
  await page.getByLabel('Language').selectOption('Deutsch');
  await page.getByText('Das ist ein Lieferant und kein Kunde.').first().waitFor();
  await page.getByRole('heading', { name: 'Datensätze' }).waitFor();
  await page.goto('/history?entry=1');
  await page.getByText('Diesen Eintrag gibt es im Verlauf dieses Paars nicht.').waitFor();
});

test('it holds for the next visit, and numbers and times follow it', async () => {
  await page.context().clearCookies();
  await page.goto('/');
  await signIn('Jeton d’administration', 'Se connecter');
  await page.getByText('Heute noch verfügbare Aufrufe').waitFor();
  await page.getByText(/von 50\.000/).waitFor();
  await page
    .getByText(/vor .* (Sekunde|Minute)/)
    .first()
    .waitFor();
});

test('a script is answered in the language that it asks for', async () => {
  const ask = async (language: string) => {
    const headers = { authorization: `Bearer ${ADMIN_TOKEN}`, 'accept-language': language };
    const reply = await fetch(`${stage.origin}/api/pairs/${scene.pair}/records?state=skipped&limit=10`, { headers });
    return ((await reply.json()) as { items: { message: string }[] }).items.map(({ message }) => message).join(' ');
  };
  expect(await ask('fr;q=0.8, de;q=0.2')).toContain('C’est un fournisseur et non un client.');
  expect(await ask('*')).toContain('It is a supplier and not a customer.');
});
