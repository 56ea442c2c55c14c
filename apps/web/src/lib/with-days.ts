type Params = Readonly<Record<string, string | number>>;

const calendarDay = /^\d{4}-\d{2}-\d{2}$/;

/** The params of a refusal with its days as the reader writes them: the server names them as `2026-08-03`. */
export const withDays = (params: Params, dayOf: (day: string) => string): Params =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      const isDay = typeof value === "string" && calendarDay.test(value) && !Number.isNaN(Date.parse(value));
      return [name, isDay ? dayOf(value) : value];
    }),
  );
