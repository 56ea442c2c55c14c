import type { ServiceContext } from "../context.ts";
import { invalidInput } from "../errors.ts";
import { addDays } from "../measures/rules.ts";
import { dayIn } from "../responses/day.ts";
import { mostDaysAhead } from "./rules.ts";

/** What is set down for a day lies ahead and within sight; today is ahead. @throws DomainError invalid_input `day_outside` */
export function assertDayAhead(ctx: ServiceContext, day: string): void {
  const today = dayIn(ctx.organisation.timeZone, ctx.now());
  const last = addDays(today, mostDaysAhead);
  if (day < today || day > last) throw invalidInput("day_outside", { from: today, to: last });
}
