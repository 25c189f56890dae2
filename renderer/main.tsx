import './theme/theme.css';
import './theme/utilities.css';
import { createRoot } from 'react-dom/client';
import { App } from './shell/App.tsx';
import { startAppearance } from './theme/appearance.ts';
import { makeQueryClient } from './bridge/queryClient.ts';
import { browserBridge } from './bridge/browser.ts';
import { connect } from './bridge/call.ts';
import { electronBridge } from './bridge/electron.ts';

connect(electronBridge() ?? browserBridge());
startAppearance();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(<App client={makeQueryClient()} />);
