/** Our own small set, drawn on 20 × 20 with one stroke. An icon never stands without words beside it or a name. */
const paths = {
  home: 'M3 9.5 10 3.5l7 6M5 8.5V16.5h10V8.5M8.5 16.5v-4.5h3v4.5',
  activity: 'M3.5 5h13v11.5h-13zM3.5 8.5h13M7 3v3M13 3v3',
  plan: 'M3.5 4h13v12.5h-13zM3.5 8h13M3.5 12.25h13M8 4v12.5M12.25 4v12.5',
  ledger: 'M4.5 3.5h11v13h-11zM7.5 3.5v13M10 7.5h3M10 10.5h3',
  partners: 'M8.5 11.5 11.5 8.5M9 6.5l1.6-1.6a3.2 3.2 0 0 1 4.5 4.5L13.5 11M11 13.5l-1.6 1.6a3.2 3.2 0 0 1-4.5-4.5L6.5 9',
  people: 'M7.5 9.5a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5zM2.5 16.5c0-3 2.2-4.75 5-4.75s5 1.75 5 4.75M13 9.5a2.4 2.4 0 1 0-.8-4.7M14.5 12.2c1.8.5 3 2 3 4.3',
  project: 'M3 5.5h5l1.5 2H17v9H3z',
  suggestion: 'M3.5 4h13v9.5H9.5L6 16.5v-3H3.5zM7 7.5h6M7 10h4',
  rule: 'M10 3.5v13M6 16.5h8M4 6h12M4 6l-2 5h4zM16 6l-2 5h4z',
  settings: 'M3 6h8M14.5 6H17M3 14h2.5M9 14h8M12.75 4v4M7.25 12v4',
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  person: 'M10 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM4 16.5c0-3.2 2.6-5 6-5s6 1.8 6 5',
  language: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM3 10h14M10 3c2.2 2 3 4.4 3 7s-.8 5-3 7c-2.2-2-3-4.4-3-7s.8-5 3-7z',
  signOut: 'M8 3.5H4v13h4M8 10h9M13.5 6.5 17 10l-3.5 3.5',
  lock: 'M5 9h10v7.5H5zM7 9V6.5a3 3 0 0 1 6 0V9',
  check: 'm4 10.5 4 4 8-9',
  block: 'M7 3h6l4 4v6l-4 4H7l-4-4V7zM7 7l6 6M13 7l-6 6',
  warn: 'M10 3.5 17.5 16.5h-15zM10 8v4M10 14.3v.01',
  ask: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM8 8.2c0-1.2.9-2 2-2s2 .8 2 1.9c0 1.5-2 1.6-2 3.2M10 13.8v.01',
  info: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 9.2v4.3M10 6.5v.01',
  next: 'm7.5 4 6 6-6 6',
  back: 'm12.5 4-6 6 6 6',
  down: 'm4.5 7.5 5.5 5.5 5.5-5.5',
  up: 'm4.5 12.5 5.5-5.5 5.5 5.5',
  plus: 'M10 4v12M4 10h12',
  close: 'm5 5 10 10M15 5 5 15',
  outcome: 'M3.5 16.5h13M5 13.5v-3M9 13.5v-6M13 13.5V4.5M10.5 6.5 13 4l2.5 2.5',
  inspection: 'M4.5 4.5h8v4M4.5 4.5v12h5M7 8h3M7 11h1.5M13 15.5a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5zM15 15l2.2 2.2',
  circular: 'M3.5 8.5v3.5h2.5l6 3.5V5l-6 3.5zM14.5 7.5a3.5 3.5 0 0 1 0 5.5M7 12.2l1 4.3',
  pattern: 'M3.5 3.5h5.5v5.5H3.5zM11 3.5h5.5v5.5H11zM3.5 11h5.5v5.5H3.5zM13.75 11v5.5M11 13.75h5.5',
  statistics: 'M3.5 3.5v13h13M7 13.5v-4M10.25 13.5v-7M13.5 13.5v-5.5',
  search: 'M8.75 14a5.25 5.25 0 1 0 0-10.5 5.25 5.25 0 0 0 0 10.5zM12.7 12.7 17 17',
  file: 'M5 2.5h6.5L15.5 6.5v11H5zM11.5 2.5v4h4M7.5 10.5h5M7.5 13.5h5',
  download: 'M10 3v9.5M6 9l4 4 4-4M4 16.5h12',
  print: 'M6 7V3h8v4M6 14H3.5V7h13v7H14M6 11.5h8v5.5H6z',
  edit: 'M4 16l.8-3.6L13.5 3.8l2.8 2.8-8.6 8.6zM11.5 5.8l2.8 2.8',
  clock: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 6v4.2l2.8 1.8',
  link: 'M8 5.5H4.5v10h10V12M11 4.5h5v5M16 4.5 9.5 11',
} as const;
export type IconName = keyof typeof paths;

interface Props {
  readonly name: IconName;
  /** Spoken name, only where no word stands beside the icon. */
  readonly label?: string;
}

/** One icon, as high as the text beside it. */
export function Icon({ name, label }: Props) {
  const spoken = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  return (
    <svg className="icon" viewBox="0 0 20 20" focusable="false" {...spoken}>
      <path d={paths[name]} />
    </svg>
  );
}
