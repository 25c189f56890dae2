/** The few line icons of the app, drawn on a 16 x 16 grid with one stroke. */
const PATHS = {
  left: 'M10 3 5 8l5 5',
  right: 'M6 3l5 5-5 5',
  down: 'M3.5 6 8 10.5 12.5 6',
  close: 'M4 4l8 8M12 4l-8 8',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  undo: 'M6 3 3 6l3 3M3 6h6.5a3.5 3.5 0 0 1 0 7H6',
  history: 'M2.5 8a5.5 5.5 0 1 0 1.6-3.9L2.5 5.5M2.5 2.5v3h3M8 5v3l2 1.5',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9ZM10.3 10.3 14 14',
  link: 'M9.5 3H13v3.5M13 3 7.5 8.5M6.5 4H3v9h9V9.5',
  edit: 'M10.5 3 13 5.5 5.5 13H3v-2.5L10.5 3Z',
  trash: 'M3 4.5h10M6 4.5V3h4v1.5M4.5 4.5l.5 8.5h6l.5-8.5',
  calendar: 'M2.5 4h11v9.5h-11V4ZM2.5 7h11M5.5 2.5v3M10.5 2.5v3',
  lock: 'M4 7.5h8v6H4v-6ZM5.5 7.5V5.5a2.5 2.5 0 0 1 5 0v2',
  upload: 'M8 10.5V3M5 5.5 8 2.5l3 3M3 11v2.5h10V11',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" fill="none" aria-hidden="true" style={{ display: 'block' }}>
      <path d={PATHS[name]} stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
