const finnishDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Helsinki',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

const HOUR = 3_600_000;
const MOST_KNOWN = 1_000;
const known = new Map<number, string>();

/** The calendar day in Finland (YYYY-MM-DD) at that instant. */
export function dayOf(instant: Date): string {
  // A day begins with an hour of UTC; naming it is slow, and certificates name thousands.
  const hour = Math.floor(instant.getTime() / HOUR);
  let day = known.get(hour);
  if (day === undefined) {
    if (known.size >= MOST_KNOWN) known.clear();
    day = finnishDay.format(hour * HOUR);
    known.set(hour, day);
  }
  return day;
}
