/** Wall clock of a zone, minutes ahead of UTC at an instant. */
function offset(at: number, zone: string): number {
  const text = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }).format(at);
  const match = /GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(text);
  if (match?.[1] === undefined) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
}

/** What a date-time input holds (`2026-11-23T14:05`, wall clock of the zone) → ISO instant. Null when not a time. */
export function instantOf(local: string, zone: string): string | null {
  const wall = Date.parse(`${local}Z`);
  if (Number.isNaN(wall)) return null;
  // The offset is that of the result; asking twice settles the hour around a change of clocks.
  const first = wall - offset(wall, zone) * 60_000;
  return new Date(wall - offset(first, zone) * 60_000).toISOString();
}

/** ISO instant → what a date-time input shows in the zone: `2026-11-23T14:05`. */
export function localOf(instant: string, zone: string): string {
  const at = Date.parse(instant);
  return new Date(at + offset(at, zone) * 60_000).toISOString().slice(0, 16);
}
