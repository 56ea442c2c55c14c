import { sources } from "@heard/db/schema/sources";
import { eq, ne } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { editCatalogue } from "../catalogue/edit.ts";
import { assertNameFree } from "../catalogue/rules.ts";
import type { ServiceContext } from "../context.ts";
import { invalidInput, notFound } from "../errors.ts";
import { assertUnchanged } from "../seen.ts";
import { getSource, named } from "./queries.ts";
import { UpdateSourceInput } from "./schema.ts";

/**
 * Renames a source or says what it brings; what is not named stays, and its key always. A survey of ours brings answers to it and nothing else.
 * @throws DomainError not_found, also for one in the bin; conflict; invalid_input
 */
export async function updateSource(ctx: ServiceContext, input: UpdateSourceInput): Promise<void> {
  const { key, seen, ...asked } = UpdateSourceInput.parse(input);
  await editCatalogue(ctx, "source.edit", async (tx) => {
    const source = await getSource(tx, key);
    if (source.deletedAt) throw notFound("source", key);
    const before = { name: source.name, feedbackKind: source.feedbackKind };
    const after = { ...before, ...asked };
    if (source.kind === "survey" && after.feedbackKind !== "survey")
      throw invalidInput("invalid_value", { value: after.feedbackKind, expected: "survey" });
    assertUnchanged({ kind: "source", id: key }, { seen, stored: source, wanted: asked });
    const others = await tx.select().from(sources).where(ne(sources.id, source.id));
    if (after.name !== before.name) assertNameFree({ en: after.name }, others.map(named), named(source));
    await tx.update(sources).set(after).where(eq(sources.id, source.id));
    const fields = (["name", "feedbackKind"] as const).filter((field) => after[field] !== before[field]);
    const subject = { kind: "source", id: key };
    await recordAudit(tx, ctx, { verb: "source.update", subject, fields, before, after });
  });
}
