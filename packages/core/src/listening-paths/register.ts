import { listeningPaths } from "@heard/db/schema/listening-paths";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { alreadyExists } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { pathEnds, pathName } from "./queries.ts";
import { RegisterListeningPathInput } from "./schema.ts";

/** Says that a source is meant to bring what customers say at a touchpoint. @throws DomainError not_found, invalid_state, conflict when it is there already */
export async function registerListeningPath(ctx: ServiceContext, input: RegisterListeningPathInput): Promise<void> {
  requirePermission(ctx, "source.edit");
  const { quietDays, ...path } = RegisterListeningPathInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const ends = await pathEnds(tx, ctx, path);
    const [row] = await tx
      .insert(listeningPaths)
      .values({ orgId: ctx.organisation.id, ...ends, quietDays, createdAt: ctx.now() })
      .onConflictDoNothing()
      .returning();
    if (!row) throw alreadyExists("listening path", pathName(path));
    const subject = { kind: "listeningPath", id: pathName(path) };
    await recordAudit(tx, ctx, { verb: "listeningPath.register", subject, after: { ...path, quietDays } });
  });
}
