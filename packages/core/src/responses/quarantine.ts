import * as z from "zod";
import { recordAudit } from "../audit/record.ts";
import type { ServiceContext } from "../context.ts";
import { invalidState } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { visibleText } from "../visible-text.ts";
import { changeResponse, queueChange, setState } from "./change.ts";
import { stateOf } from "./queries.ts";

export const QuarantineResponseInput = z.strictObject({
  responseId: z.uuid(),
  reason: visibleText(200),
});
export const ReleaseResponseInput = z.strictObject({ responseId: z.uuid() });

/**
 * Takes a complete response out of every number, reversibly: for answers that somebody doubts.
 * @throws DomainError not_found; invalid_state when it is not complete
 */
export async function quarantineResponse(
  ctx: ServiceContext,
  input: z.infer<typeof QuarantineResponseInput>,
): Promise<void> {
  requirePermission(ctx, "response.quarantine");
  await changeResponse(ctx, input.responseId, async (tx, response) => {
    if (response.state !== 2) throw invalidState("response", stateOf(response.state));
    await queueChange(tx, response, -1);
    await setState(tx, response, 3);
    await recordAudit(tx, ctx, {
      verb: "response.quarantine",
      subject: { kind: "response", id: response.id },
      fields: ["state"],
      before: { state: "complete" },
      after: { state: "quarantined", reason: input.reason },
    });
  });
}

/** Puts a quarantined response back into every number. @throws DomainError not_found; invalid_state when it is not quarantined */
export async function releaseResponse(ctx: ServiceContext, input: z.infer<typeof ReleaseResponseInput>): Promise<void> {
  requirePermission(ctx, "response.quarantine");
  await changeResponse(ctx, input.responseId, async (tx, response) => {
    if (response.state !== 3) throw invalidState("response", stateOf(response.state));
    await setState(tx, response, 2);
    await queueChange(tx, response, 1);
    await recordAudit(tx, ctx, {
      verb: "response.release",
      subject: { kind: "response", id: response.id },
      fields: ["state"],
      before: { state: "quarantined" },
      after: { state: "complete" },
    });
  });
}
