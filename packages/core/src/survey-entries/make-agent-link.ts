import { checkParameters } from "@heard/survey/runtime";
import { inTenant, type ServiceContext } from "../context.ts";
import { forbidden } from "../errors.ts";
import { permissions, requirePermission } from "../permissions.ts";
import { askedNow, findSurveyRow } from "../surveys/queries.ts";
import type { EntryLink } from "./make-kiosk-link.ts";
import { MakeAgentLinkInput } from "./schema.ts";
import { signAgent } from "./sign-entry.ts";

/**
 * A link for a day by which a member types in what a customer says, on the phone or at a desk. It is the member's own.
 * @throws DomainError not_found; forbidden for whoever is no member
 */
export async function makeAgentLink(
  ctx: ServiceContext,
  input: MakeAgentLinkInput,
  { authSecret }: { authSecret: string },
): Promise<EntryLink> {
  requirePermission(ctx, "survey.enter");
  if (ctx.actor.kind !== "member") throw forbidden(permissions["survey.enter"].roles);
  const { surveyId, customer = null, parameters: given } = MakeAgentLinkInput.parse(input);
  const { key, definition } = await inTenant(ctx, async (tx) => {
    const row = await findSurveyRow(tx, surveyId);
    return { key: row.key, definition: await askedNow(tx, row) };
  });
  const checked = checkParameters(definition, { signed: given });
  if ("problems" in checked) return checked;
  const claim = { organisationId: ctx.organisation.id, surveyId, memberId: ctx.actor.memberId, customer };
  const token = signAgent({ ...claim, parameters: checked.parameters, issuedAt: ctx.now().getTime() }, authSecret);
  return { link: { key, token } };
}
