import { askAhead } from './address/ahead.ts';
import { browserBridge } from './bridge/browser.ts';
import { connect } from './bridge/call.ts';
import { electronBridge } from './bridge/electron.ts';

/** A small script of its own, which runs before the page's others are there (build/vite.renderer.ts): by then the first answers are. */
connect(electronBridge() ?? browserBridge());

export const ahead = askAhead(window.location);
