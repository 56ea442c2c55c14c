import { sources } from "@heard/db/schema/sources";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { editCatalogue } from "../catalogue/edit.ts";
import type { ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { getSource } from "./queries.ts";
import { UpdateSourceInput } from "./schema.ts";

/** Renames a source; its key stays. @throws DomainError not_found, also for one in the bin */
export async function updateSource(ctx: ServiceContext, input: UpdateSourceInput): Promise<void> {
  const { key, name } = UpdateSourceInput.parse(input);
  await editCatalogue(ctx, "source.edit", async (tx) => {
    const source = await getSource(tx, key);
    if (source.deletedAt) throw notFound("source", key);
    await tx.update(sources).set({ name }).where(eq(sources.id, source.id));
    await recordAudit(tx, ctx, {
      verb: "source.update",
      subject: { kind: "source", id: key },
      fields: ["name"],
      before: { name: source.name },
      after: { name },
    });
  });
}
