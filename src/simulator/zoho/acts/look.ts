// Reading the state, for tests and for the people's pages. It spends no credits.

import { Vault } from '../accounts/vault.ts';
import { failuresOf } from '../automation/failures.ts';
import { rulesOf, webhooksOf } from '../automation/rule.ts';
import type { Json } from '../json.ts';
import { creditsOf } from '../limits/credits.ts';
import { renderLayout, renderMetaField, renderModule } from '../metadata/render.ts';
import { Channels } from '../notifications/channel.ts';
import { nameOf, renderRecord } from '../records/render.ts';
import { taxesOf } from '../settings/taxes.ts';
import { moduleIn, recordIn, type Stage } from './stage.ts';

/** Records of a module, newest first: `search` looks into names and texts, `limit` ends the list. */
export function list(stage: Stage): { count: number; items: Json[] } {
  const { crm, input } = stage;
  const wanted = String(input.search ?? '').toLowerCase();
  const all = crm.records.all(moduleIn(stage).apiName);
  const found = wanted
    ? all.filter(({ values }) =>
        Object.values(values).some((value) =>
          String(value ?? '')
            .toLowerCase()
            .includes(wanted),
        ),
      )
    : all;
  const limit = Number(input.limit ?? found.length);
  const shown = found.slice(-limit || found.length).reverse();
  return {
    count: found.length,
    items: shown.map((record) => ({ $name: nameOf(crm, record), ...renderRecord(crm, record, zone(stage)) })),
  };
}

export function get(stage: Stage): Json {
  return renderRecord(stage.crm, recordIn(stage), zone(stage));
}

export function deleted(stage: Stage): Json[] {
  const entries = stage.crm.records.deleted(moduleIn(stage).apiName);
  return entries.map(({ id, type, displayName, deletedAt }) => ({ id, type, displayName, deletedAt }));
}

export function modules({ crm }: Stage): Json[] {
  return crm.metadata.modules().map((module) => ({
    ...renderModule(crm, module, crm.org.timeZone),
    nameField: module.nameField,
    rows: module.rowsOf !== undefined,
  }));
}

export function fields(stage: Stage): Json[] {
  const { crm } = stage;
  return [...crm.metadata.fields(moduleIn(stage).apiName).values()].map((field) =>
    renderMetaField(crm, field, crm.org.timeZone),
  );
}

export function layout(stage: Stage): Json {
  return renderLayout(stage.crm, moduleIn(stage), stage.crm.org.timeZone);
}

export function orgs({ zoho }: Stage): Json[] {
  return zoho.orgs.values().map((org) => ({
    ...org,
    users: zoho.crm(org.id).users(),
  }));
}

export function taxes({ crm }: Stage): Json[] {
  return taxesOf(crm)
    .values()
    .map((tax) => ({ ...tax }));
}

export function credits({ crm }: Stage): Json {
  return { ...creditsOf(crm) };
}

export function channels({ crm }: Stage): Json[] {
  return new Channels(crm).all().map((subscription) => ({ ...subscription }));
}

export function automation({ crm }: Stage): Json {
  return { rules: rulesOf(crm).values(), webhooks: webhooksOf(crm).values(), failures: failuresOf(crm) };
}

export function tokens({ zoho }: Stage): Json {
  const vault = new Vault(zoho);
  return { refresh: vault.refreshTokens.values(), access: vault.accessTokens.values() };
}

function zone({ crm }: Stage) {
  return { timeZone: crm.org.timeZone };
}
