import type { Transaction } from "@heard/db";
import { sql } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";
import { invalidInput } from "../errors.ts";
import { assertDayAhead } from "../improvement-plans/assert-day-ahead.ts";
import { timeIn } from "../responses/day.ts";
import { momentOf } from "../responses/moment.ts";

/**
 * When a meeting is held for which a day and a time to come were given, by the clocks of the organisation. Where they jump over that time, there is none.
 * @throws DomainError invalid_input `day_outside`, `time_impossible`
 */
export async function readInstant(
  tx: Transaction,
  ctx: ServiceContext,
  { day, time }: { day: string; time: string },
): Promise<Date> {
  assertDayAhead(ctx, day);
  const [row] = await tx.execute<{ seconds: number }>(
    sql`select extract(epoch from ${momentOf(ctx, { day, time })})::float8 as seconds`,
  );
  if (!row) throw new Error("the database named no instant");
  const instant = new Date(row.seconds * 1000);
  if (timeIn(ctx.organisation.timeZone, instant) !== time)
    throw invalidInput("time_impossible", { value: `${day} ${time}` });
  return instant;
}
