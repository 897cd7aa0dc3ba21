// An address that is no screen.

import { t } from '../i18n/messages.ts';
import { ButtonLink } from '../parts/Button.tsx';
import { Empty } from '../parts/Empty.tsx';
import { Page } from '../parts/Page.tsx';

export function NotFound() {
  return (
    <Page title={t('ui.not-found.title')}>
      <Empty icon="search" title={t('ui.not-found.heading')} text={t('ui.not-found.text')}>
        <ButtonLink look="primary" href="/">
          {t('ui.not-found.back')}
        </ButtonLink>
      </Empty>
    </Page>
  );
}
