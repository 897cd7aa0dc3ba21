// Where the pages start: who is signed in, their language, then the app.

import './look/index.css';
import { render } from 'preact';
import { App } from './frame/App.tsx';
import { recognise } from './state/session.ts';

const place = document.getElementById('app');
if (place) {
  await recognise();
  render(<App />, place);
}
