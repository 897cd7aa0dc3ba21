// The app: the door, what stands in the way of opening it, and the house behind it. The address stays as it is on the way in.

import { LocationProvider } from 'preact-iso/router';
import { session } from '../state/session.ts';
import { Toasts } from '../parts/Toasts.tsx';
import { Blocked } from './Blocked.tsx';
import { House } from './House.tsx';
import { SignIn } from './SignIn.tsx';

/** Addresses that are ours to show; the Worker answers the others itself. */
const OURS = /^\/(?!api\/|connect\/|hooks\/|widget\/|health$)/;

export function App() {
  return (
    <LocationProvider scope={OURS}>
      <Inside />
      <Toasts />
    </LocationProvider>
  );
}

function Inside() {
  const now = session.value;
  switch (now.is) {
    case 'unknown':
      return null;
    case 'out':
      return <SignIn />;
    case 'blocked':
      return <Blocked problem={now.problem} />;
    case 'in':
      return <House />;
  }
}
