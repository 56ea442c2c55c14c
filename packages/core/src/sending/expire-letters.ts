import { letters } from "@heard/db/schema/distributions";
import { lte } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { lettersKeptSince } from "./rules.ts";

/** Takes letters away that were kept to be looked at and have had their time. */
export async function expireLetters(ctx: ServiceContext): Promise<void> {
  await inTenant(ctx, (tx) => tx.delete(letters).where(lte(letters.createdAt, lettersKeptSince(ctx.now()))));
}
