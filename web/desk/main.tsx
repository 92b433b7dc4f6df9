import { render } from 'preact';
import { App } from './app.tsx';
import { readConfig } from './config.ts';

// A page brought back by the browser's history would bring the token of a login that was ended.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) location.reload();
});

const root = document.getElementById('desk');
if (root) render(<App config={readConfig(root)} />, root);
