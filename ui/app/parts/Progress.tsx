// How far long work has come, in figures and as a bar. Without a known end it says what is left.

interface ProgressProps {
  readonly label: string;
  /** From 0 to `of`; undefined while nothing is known. */
  readonly done?: number;
  readonly of?: number;
}

export function Progress({ label, done, of }: ProgressProps) {
  return (
    <div class="progress" role="status">
      <span>{label}</span>
      <progress aria-label={label} {...(done !== undefined && of !== undefined && { value: done, max: of })} />
    </div>
  );
}
