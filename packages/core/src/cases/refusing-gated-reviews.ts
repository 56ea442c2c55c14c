import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError } from "../errors.ts";

/** Does what may be refused because only some customers would be sent to a public review site, and keeps in the log that somebody tried. */
export async function refusingGatedReviews<T>(ctx: ServiceContext, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DomainError && error.reason === "score_gated_review")
      await inTenant(ctx, (tx) =>
        recordAudit(tx, ctx, {
          ...{ verb: "caseRule.refuseGatedReview", subject: { kind: "organisation", id: ctx.organisation.id } },
          after: { site: error.params.site },
        }),
      );
    throw error;
  }
}
