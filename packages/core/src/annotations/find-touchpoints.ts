import type { Transaction } from "@heard/db";
import { readCatalogue } from "../catalogue/queries.ts";
import type { ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";

/** The touchpoints that something happened at, as ids. @throws DomainError not_found, also for one that the reader does not see */
export async function findTouchpoints(
  tx: Transaction,
  ctx: ServiceContext,
  keys: readonly string[],
): Promise<number[]> {
  const { touchpoints } = await readCatalogue(tx);
  return keys.map((key) => {
    const touchpoint = touchpoints.get(key);
    if (!touchpoint || (ctx.touchpoints !== "*" && !ctx.touchpoints.includes(touchpoint.id)))
      throw notFound("touchpoint", key);
    return touchpoint.id;
  });
}
