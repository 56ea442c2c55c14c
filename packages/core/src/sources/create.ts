import { sources } from "@heard/db/schema/sources";
import { recordAudit } from "../audit/record.ts";
import { editCatalogue } from "../catalogue/edit.ts";
import { assertNameFree, keyFromName } from "../catalogue/rules.ts";
import { freeKey } from "../catalogue/schema.ts";
import type { ServiceContext } from "../context.ts";
import { alreadyExists } from "../errors.ts";
import { named } from "./queries.ts";
import { CreateSourceInput } from "./schema.ts";

/** Declares a source, so that systems can send responses under its key. @throws DomainError conflict when the key or the look of the name is taken, in the bin too */
export async function createSource(ctx: ServiceContext, input: CreateSourceInput): Promise<{ key: string }> {
  const { name, key: wanted, feedbackKind } = CreateSourceInput.parse(input);
  return editCatalogue(ctx, "source.edit", async (tx) => {
    const known = await tx.select({ key: sources.key, name: sources.name }).from(sources);
    const taken = new Set(known.map(({ key }) => key));
    if (wanted !== undefined && taken.has(wanted)) throw alreadyExists("source", wanted);
    assertNameFree({ en: name }, known.map(named));
    const key = wanted ?? freeKey(keyFromName(name), taken, "source");
    await tx.insert(sources).values({ orgId: ctx.organisation.id, key, name, feedbackKind, createdAt: ctx.now() });
    const after = { name, feedbackKind };
    await recordAudit(tx, ctx, { verb: "source.create", subject: { kind: "source", id: key }, after });
    return { key };
  });
}
