const finnishDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Helsinki',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The calendar day in Finland (YYYY-MM-DD) at that instant. */
export const dayOf = (instant: Date): string => finnishDay.format(instant);
