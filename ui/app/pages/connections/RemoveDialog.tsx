// Removing what was set up inside the CRM: names the organisation and how much goes.

import { useState } from 'preact/hooks';
import { type Answer, call } from '../../api/answer.ts';
import { api, type Connection, type Provision } from '../../api/client.ts';
import { t } from '../../i18n/messages.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { untilDone } from './until-done.ts';

interface RemoveDialogProps {
  readonly crm: Connection;
  readonly count: number;
  readonly onClose: () => void;
  readonly onRemoved: (answer: Answer<Provision>) => void;
}

export function RemoveDialog({ crm: { id, organisation }, count, onClose, onRemoved }: RemoveDialogProps) {
  const [busy, setBusy] = useState(false);
  const remove = async () => {
    setBusy(true);
    const press = () => call(api.connections[':id'].provision.$delete({ param: { id } }));
    onRemoved(await untilDone(press, ({ state, problem }) => state === 'exists' && problem === undefined));
    onClose();
  };
  return (
    <Dialog title={t('ui.provision.remove.title', { organisation: organisation.name })} onClose={onClose}>
      <p>{t('ui.provision.remove.text', { count, organisation: organisation.name })}</p>
      <div class="actions">
        <Button look="danger" busy={busy} onPress={() => void remove()}>
          {t('ui.provision.remove.do', { count })}
        </Button>
        <Button look="quiet" onPress={onClose}>
          {t('ui.action.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
