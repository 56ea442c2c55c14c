import { sources } from "@heard/db/schema/sources";
import { recordAudit } from "../audit/record.ts";
import { editCatalogue } from "../catalogue/edit.ts";
import { keyFromName } from "../catalogue/rules.ts";
import { freeKey } from "../catalogue/schema.ts";
import type { ServiceContext } from "../context.ts";
import { alreadyExists } from "../errors.ts";
import { CreateSourceInput } from "./schema.ts";

/** Declares a source, so that systems can send responses under its key. @throws DomainError conflict when the key is taken, in the bin too */
export async function createSource(ctx: ServiceContext, input: CreateSourceInput): Promise<{ key: string }> {
  const { name, key: wanted } = CreateSourceInput.parse(input);
  return editCatalogue(ctx, "source.edit", async (tx) => {
    const taken = new Set((await tx.select({ key: sources.key }).from(sources)).map(({ key }) => key));
    if (wanted !== undefined && taken.has(wanted)) throw alreadyExists("source", wanted);
    const key = wanted ?? freeKey(keyFromName(name), taken, "source");
    await tx.insert(sources).values({ orgId: ctx.organisation.id, key, name, createdAt: ctx.now() });
    await recordAudit(tx, ctx, { verb: "source.create", subject: { kind: "source", id: key }, after: { name } });
    return { key };
  });
}
