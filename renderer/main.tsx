import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { startAppearance } from './app/appearance.ts';
import { makeQueryClient } from './app/queryClient.ts';
import { browserDesk } from './bridge/browser.ts';
import { connect } from './bridge/desk.ts';
import { electronDesk } from './bridge/electron.ts';
import './app/theme.css';

connect(electronDesk() ?? browserDesk());
startAppearance();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(<App client={makeQueryClient()} />);
