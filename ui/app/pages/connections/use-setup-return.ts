// A consent always ends at the Connections page. Whoever gave it on the way through the setup goes on there.

import { useLocation } from 'preact-iso/router';
import { useEffect } from 'preact/hooks';

const ON_THE_WAY = 'setup';

/** From here on a consent leads back to the setup. */
export function leaveFromSetup(): void {
  sessionStorage.setItem(ON_THE_WAY, '1');
}

export function useSetupReturn(): void {
  const { url, query, route } = useLocation();
  useEffect(() => {
    const isBack = query.connected !== undefined || query.error !== undefined;
    if (!isBack || sessionStorage.getItem(ON_THE_WAY) === null) return;
    sessionStorage.removeItem(ON_THE_WAY);
    route(`/setup${url.slice(url.indexOf('?'))}`, true);
  }, []);
}
