import { listeningPaths } from "@heard/db/schema/listening-paths";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { assertUnchanged } from "../seen.ts";
import { pathBetween, pathEnds, pathName } from "./queries.ts";
import { UpdateListeningPathInput } from "./schema.ts";

/** Changes after how many quiet days a path counts as silent. @throws DomainError not_found, also for one that nobody registered; conflict */
export async function updateListeningPath(ctx: ServiceContext, input: UpdateListeningPathInput): Promise<void> {
  requirePermission(ctx, "source.edit");
  const { quietDays, seen, ...path } = UpdateListeningPathInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const here = pathBetween(await pathEnds(tx, ctx, path));
    const [stored] = await tx.select().from(listeningPaths).where(here).for("update");
    if (!stored) throw notFound("listening path", pathName(path));
    const subject = { kind: "listeningPath", id: pathName(path) };
    assertUnchanged(subject, { seen, stored, wanted: { quietDays } });
    await tx.update(listeningPaths).set({ quietDays }).where(here);
    await recordAudit(tx, ctx, {
      ...{ verb: "listeningPath.update", subject, fields: ["quietDays"] },
      ...{ before: { quietDays: stored.quietDays }, after: { quietDays } },
    });
  });
}
