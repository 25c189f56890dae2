import 'virtual:antd.css';
import './theme/theme.css';
import './theme/utilities.css';
import { createRoot } from 'react-dom/client';
import { takeUp } from './address/ahead.ts';
import { makeQueryClient } from './bridge/queryClient.ts';
import { ahead } from './first.ts';
import { App } from './shell/App.tsx';
import { ROUTES } from './shell/routes.tsx';
import { startAppearance } from './theme/appearance.ts';

startAppearance();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
const client = makeQueryClient();
const screen = ROUTES.find(({ path }) => path === window.location.pathname);
// All that the first picture needs, at once; what cannot be had now is fetched, and told of, by the screen. Not awaited by this module: the
// screen's script imports it.
void Promise.allSettled([takeUp(client, ahead), screen?.load()]).then(() =>
  createRoot(root).render(<App client={client} />),
);
