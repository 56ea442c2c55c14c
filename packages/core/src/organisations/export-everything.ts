import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { fromSnapshot, intoNewFile } from "../files/index.ts";
import { isPermitted, requirePermission } from "../permissions.ts";
import { archiveName } from "./rules.ts";
import { writeArchive } from "./write-archive.ts";

/**
 * Writes everything the organisation holds into a new ZIP file of the operator's own: what an owner takes away on screen, with
 * customers and original comments, for the operator may see those.
 * @throws DomainError forbidden, conflict where there is such a file
 */
export async function exportEverything(
  ctx: ServiceContext,
  { pathOf }: { pathOf: (name: string) => string },
): Promise<{ name: string; path: string; responseCount: number }> {
  requirePermission(ctx, "organisation.delete");
  const name = archiveName(ctx.organisation.key, ctx.now());
  const path = pathOf(name);
  const responseCount = await intoNewFile(path, async (put) => {
    // Before the first byte: whoever ends it early may keep what is written by then.
    await inTenant(ctx, (tx) =>
      recordAudit(tx, ctx, {
        verb: "organisation.export",
        subject: { kind: "organisation", id: ctx.organisation.key },
      }),
    );
    return fromSnapshot(
      ctx,
      async (tx) => {
        let responses = 0;
        await put(
          writeArchive(tx, ctx, async (count) => {
            responses = count;
          }),
        );
        return responses;
      },
      { unmask: isPermitted(ctx, "comment.unmask") },
    );
  });
  return { name, path, responseCount };
}
