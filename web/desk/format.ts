const zone = { timeZone: 'Europe/Berlin' } as const;
const moment = new Intl.DateTimeFormat('de-DE', { ...zone, dateStyle: 'long', timeStyle: 'short' });
const clock = new Intl.DateTimeFormat('de-DE', { ...zone, timeStyle: 'medium' });
const calendar = new Intl.DateTimeFormat('de-DE', { timeZone: 'UTC', dateStyle: 'long' });
const number = new Intl.NumberFormat('de-DE');

/** An ISO instant as the county's clock shows it. */
export const momentOf = (iso: string): string => `${moment.format(new Date(iso))} Uhr`;

/** A calendar day `YYYY-MM-DD` in words. */
export const dayLabel = (day: string): string => calendar.format(new Date(`${day}T00:00:00Z`));

/** A day in words, or a year alone as it is. */
export const dateLabel = (date: string): string => (date.length === 10 ? dayLabel(date) : date);

/** The time of day of an instant (epoch milliseconds). */
export const clockOf = (now: number): string => `${clock.format(now)} Uhr`;

/** A whole number with German grouping. */
export const numberLabel = (value: number): string => number.format(value);

const decimal = new Intl.NumberFormat('de-DE', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** A number with one decimal. */
export const decimalLabel = (value: number): string => decimal.format(value);
