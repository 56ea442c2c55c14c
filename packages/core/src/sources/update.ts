import { sources } from "@heard/db/schema/sources";
import { eq, ne } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { editCatalogue } from "../catalogue/edit.ts";
import { assertNameFree } from "../catalogue/rules.ts";
import type { ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { assertUnchanged } from "../seen.ts";
import { getSource, named } from "./queries.ts";
import { UpdateSourceInput } from "./schema.ts";

/** Renames a source; its key stays. @throws DomainError not_found, also for one in the bin; conflict */
export async function updateSource(ctx: ServiceContext, input: UpdateSourceInput): Promise<void> {
  const { key, name, seen } = UpdateSourceInput.parse(input);
  await editCatalogue(ctx, "source.edit", async (tx) => {
    const source = await getSource(tx, key);
    if (source.deletedAt) throw notFound("source", key);
    assertUnchanged({ kind: "source", id: key }, { seen, stored: source, wanted: { name } });
    const others = await tx.select().from(sources).where(ne(sources.id, source.id));
    assertNameFree({ en: name }, others.map(named), named(source));
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
