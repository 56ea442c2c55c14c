import { listeningPaths } from "@heard/db/schema/listening-paths";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { pathBetween, pathEnds, pathName } from "./queries.ts";
import { ListeningPathInput } from "./schema.ts";

/** Says no longer that a path should be there. What came by it stays in every number. @throws DomainError not_found, also for one that nobody registered */
export async function removeListeningPath(ctx: ServiceContext, input: ListeningPathInput): Promise<void> {
  requirePermission(ctx, "source.edit");
  const path = ListeningPathInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const ends = await pathEnds(tx, ctx, path);
    const [gone] = await tx.delete(listeningPaths).where(pathBetween(ends)).returning();
    if (!gone) throw notFound("listening path", pathName(path));
    const subject = { kind: "listeningPath", id: pathName(path) };
    const before = { ...path, quietDays: gone.quietDays };
    await recordAudit(tx, ctx, { verb: "listeningPath.remove", subject, before });
  });
}
