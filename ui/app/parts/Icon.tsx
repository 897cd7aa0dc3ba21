// The icons: lines on a grid of 16, drawn here. An icon never stands without a word beside it, so it is hidden from screen readers.

const paths = {
  check: 'M3 8.5l3.2 3.2L13 5',
  clock: 'M8 4.5V8l2.4 1.6M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0z',
  person: 'M8 8a2.7 2.7 0 1 0 0-5.4A2.7 2.7 0 0 0 8 8zM2.8 14c.5-2.6 2.6-4 5.2-4s4.7 1.4 5.2 4',
  alert: 'M8 5.2v3.4M8 11h.01M8 1.8l6.6 11.7H1.4z',
  cross: 'M4 4l8 8M12 4l-8 8',
  skip: 'M2.5 10.5C4 6 10 5 13 8.5M13.2 4.6v4h-4',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  apart: 'M6.5 4.5h-2a3.5 3.5 0 0 0 0 7h2M9.5 4.5h2a3.5 3.5 0 0 1 0 7h-2',
  joined: 'M6.5 4.5h-2a3.5 3.5 0 0 0 0 7h2M9.5 4.5h2a3.5 3.5 0 0 1 0 7h-2M5.5 8h5',
  right: 'M2.5 8h11M9.5 4l4 4-4 4',
  left: 'M13.5 8h-11M6.5 4l-4 4 4 4',
  both: 'M2.5 5.5h9M9 3l2.5 2.5L9 8M13.5 10.5h-9M7 8l-2.5 2.5L7 13',
  out: 'M6.5 3.5h-3v9h9v-3M9 3h4v4M13 3L7.5 8.5',
  copy: 'M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.3 10.3L14 14',
  sync: 'M13.5 6.5A5.7 5.7 0 0 0 3 5.6M2.5 9.5A5.7 5.7 0 0 0 13 10.4M13.5 2.5v4h-4M2.5 13.5v-4h4',
  equal: 'M3 6h10M3 10h10',
  down: 'M8 2.5v8M4.5 7L8 10.5 11.5 7M3 13.5h10',
  offline: 'M2 2l12 12M4.6 9.3a5 5 0 0 1 2.3-1.4M2 6.6a9 9 0 0 1 2.6-1.7M14 6.6a9 9 0 0 0-6-2.5M8 12.5h.01',
  circle: 'M12.5 8a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0z',
  plus: 'M8 3v10M3 8h10',
  grip: 'M6 3.5h.01M10 3.5h.01M6 8h.01M10 8h.01M6 12.5h.01M10 12.5h.01',
  back: 'M3 6.5h7a3.5 3.5 0 0 1 0 7H6.5M3 6.5l3-3M3 6.5l3 3',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
