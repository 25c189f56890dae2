/** The colours of one appearance. Every name becomes the CSS variable `--name`, and antd's tokens are taken from the same values. */
export interface Palette {
  readonly bg: string;
  readonly surface: string;
  readonly sunken: string;
  readonly raised: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly line: string;
  readonly line2: string;
  /** The one blue as a filled surface, as text on the page, as a wash and as the wash's border. */
  readonly blue: string;
  readonly 'blue-hover': string;
  readonly 'blue-ink': string;
  readonly 'blue-soft': string;
  readonly 'blue-line': string;
  readonly accent: string;
  readonly 'accent-soft': string;
  readonly 'accent-line': string;
  /** Lamps. Each is readable as small text on `surface` and `sunken`. */
  readonly ok: string;
  readonly late: string;
  readonly due: string;
  readonly over: string;
  readonly none: string;
  readonly shadow: string;
  /** Dims what stands behind a dialog. */
  readonly mask: string;
}

export type Tone = 'light' | 'dark';

export const PALETTES: Readonly<Record<Tone, Palette>> = {
  light: {
    bg: '#f5f6f8',
    surface: '#ffffff',
    sunken: '#fafbfc',
    raised: '#ffffff',
    ink: '#1b2330',
    ink2: '#525c6e',
    ink3: '#667083',
    line: '#e0e5ec',
    line2: '#edf0f4',
    blue: '#1f4e8c',
    'blue-hover': '#2a5fa5',
    'blue-ink': '#1f4e8c',
    'blue-soft': '#e9f0f9',
    'blue-line': '#c6d7ec',
    accent: '#b4472f',
    'accent-soft': '#faeeea',
    'accent-line': '#eccabf',
    ok: '#2a7448',
    late: '#8a6200',
    due: '#2b6cb0',
    over: '#b3261e',
    none: '#7d8798',
    shadow: 'rgba(20, 35, 60, 0.12)',
    mask: 'rgba(24, 34, 51, 0.32)',
  },
  dark: {
    bg: '#12161c',
    surface: '#191e26',
    sunken: '#1e242d',
    raised: '#222933',
    ink: '#e4e8ef',
    ink2: '#a9b3c2',
    ink3: '#8d98a9',
    line: '#313a47',
    line2: '#272f3a',
    blue: '#2f65ad',
    'blue-hover': '#3c76c4',
    'blue-ink': '#8db7ee',
    'blue-soft': '#1d2c42',
    'blue-line': '#32496b',
    accent: '#e58a72',
    'accent-soft': '#38241f',
    'accent-line': '#5c3a31',
    ok: '#62bd87',
    late: '#dba53a',
    due: '#71aae6',
    over: '#f0857c',
    none: '#7c8797',
    shadow: 'rgba(0, 0, 0, 0.45)',
    mask: 'rgba(0, 0, 0, 0.55)',
  },
};

/** Writes a palette to the document as CSS variables. */
export function applyPalette(tone: Tone): void {
  const root = document.documentElement;
  root.dataset['theme'] = tone;
  root.style.colorScheme = tone;
  for (const [name, value] of Object.entries(PALETTES[tone])) root.style.setProperty(`--${name}`, value);
}
