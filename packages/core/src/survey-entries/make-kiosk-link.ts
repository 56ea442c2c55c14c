import { checkParameters, type ParameterProblem } from "@heard/survey/runtime";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { askedNow, findSurveyRow } from "../surveys/queries.ts";
import { MakeKioskLinkInput } from "./schema.ts";
import { signKiosk } from "./sign-entry.ts";

export type EntryLink = { link: { key: string; token: string } } | { problems: ParameterProblem[] };

/**
 * A link that makes a device a kiosk of a survey. What it carries cannot be changed by hand.
 * @throws DomainError not_found; invalid_state `kiosk_without_pin`
 */
export async function makeKioskLink(
  ctx: ServiceContext,
  input: MakeKioskLinkInput,
  { authSecret }: { authSecret: string },
): Promise<EntryLink> {
  requirePermission(ctx, "survey.publish");
  const { surveyId, parameters: given } = MakeKioskLinkInput.parse(input);
  const { survey, definition } = await inTenant(ctx, async (tx) => {
    const row = await findSurveyRow(tx, surveyId);
    return { survey: row, definition: await askedNow(tx, row) };
  });
  if (survey.kioskPinHash === null) throw new DomainError("invalid_state", "kiosk_without_pin", { survey: survey.key });
  const checked = checkParameters(definition, { signed: given });
  if ("problems" in checked) return checked;
  const claim = {
    organisationId: ctx.organisation.id,
    surveyId,
    parameters: checked.parameters,
    edition: survey.kioskEdition,
  };
  return { link: { key: survey.key, token: signKiosk({ ...claim, issuedAt: ctx.now().getTime() }, authSecret) } };
}
