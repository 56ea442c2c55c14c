const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const two = "2-digit" as const;
  const made = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: two,
    day: two,
    hour: two,
    minute: two,
    second: two,
  });
  formatters.set(timeZone, made);
  return made;
}

/** What the clock on the wall says, "2026-06-30T20:15:00", and how far it is from UTC, "+08:00". */
export function wallTime(instant: Date, timeZone: string): { clock: string; offset: string } {
  const parts = new Map(
    formatterOf(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? "00";
  const clock = `${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}:${part("second")}`;
  const minutes = Math.round((Date.parse(`${clock}Z`) - instant.getTime()) / 60_000);
  const size = Math.abs(minutes);
  const two = (value: number) => String(value).padStart(2, "0");
  return { clock, offset: `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}` };
}

/** "2026-06-30T20:15:00+08:00": the clock on the wall, and which instant it is. */
export function wallText(instant: Date, timeZone: string): string {
  const { clock, offset } = wallTime(instant, timeZone);
  return `${clock}${offset}`;
}
