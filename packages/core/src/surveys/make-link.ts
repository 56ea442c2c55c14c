import { checkParameters, isHeldBySignature, type ParameterProblem } from "@heard/survey/runtime";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { askedNow, findSurveyRow } from "./queries.ts";
import { MakeLinkInput } from "./schema.ts";
import { signLink } from "./sign-link.ts";

export type SurveyLink = {
  key: string;
  /** In the order in which they stand in the address. */
  parameters: [key: string, value: string][];
  /** Of what nobody may change by hand; `null` where the link carries nothing of that kind. */
  signature: string | null;
};

/**
 * A link to a survey that carries where it hangs: held against what the survey declares, and signed where it must not be changed by hand.
 * @throws DomainError not_found
 */
export async function makeLink(
  ctx: ServiceContext,
  input: MakeLinkInput,
  { authSecret }: { authSecret: string },
): Promise<{ link: SurveyLink } | { problems: ParameterProblem[] }> {
  requirePermission(ctx, "survey.read");
  const { surveyId, parameters: given } = MakeLinkInput.parse(input);
  const { key, definition } = await inTenant(ctx, async (tx) => {
    const survey = await findSurveyRow(tx, surveyId);
    return { key: survey.key, definition: await askedNow(tx, survey) };
  });
  const declared = definition.parameters ?? [];
  const isHeld = (name: string) => declared.some((one) => one.key === name && isHeldBySignature(one));
  const said = Object.entries(given).filter(([, value]) => value.trim() !== "");
  const checked = checkParameters(definition, {
    open: Object.fromEntries(said.filter(([name]) => !isHeld(name))),
    signed: Object.fromEntries(said.filter(([name]) => isHeld(name))),
  });
  if ("problems" in checked) return checked;
  const parameters = Object.entries(checked.parameters);
  const held = parameters.filter(([name]) => isHeld(name));
  const signature = held.length > 0 ? signLink(key, Object.fromEntries(held), authSecret) : null;
  return { link: { key, parameters, signature } };
}
