// The mark: two lines of a ledger, one a step ahead of the other.

export function Logo() {
  return (
    <svg class="logo" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path d="M4 12h18M10 20h18" />
    </svg>
  );
}
