import { type SQL, sql } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";

/** The instant at which the clocks of the organisation show a day and a time; the database knows the zones and their changes. */
export const momentOf = ({ organisation }: ServiceContext, { day, time }: { day: string; time: string }): SQL<Date> =>
  sql`(${day}::date + ${time}::time) at time zone ${organisation.timeZone}`;
