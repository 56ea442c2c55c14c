import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { lockOpenCase } from "./lock.ts";
import { recordCaseEvent } from "./record-event.ts";
import { NoteCaseInput } from "./schema.ts";

/** Writes down what was found or said, for everybody who works on the case. @throws DomainError not_found, invalid_state */
export async function noteCase(ctx: ServiceContext, input: NoteCaseInput): Promise<void> {
  requirePermission(ctx, "case.work");
  const { caseId, note } = NoteCaseInput.parse(input);
  await inTenant(ctx, async (tx) => {
    await recordCaseEvent(tx, ctx, await lockOpenCase(tx, caseId), { verb: "case.note", note });
  });
}
