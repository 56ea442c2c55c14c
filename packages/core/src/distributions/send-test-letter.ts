import { members, users } from "@heard/db/schema/members";
import { loadMessages, localeOf } from "@heard/messages";
import { languageFor } from "@heard/survey/runtime";
import { eq } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError, filledIn, forbidden } from "../errors.ts";
import type { Site } from "../mail/create.ts";
import { permissions, requirePermission } from "../permissions.ts";
import { type ComposedLetter, composeLetter } from "../sending/compose-letter.ts";
import { readCampaign } from "../sending/read-campaign.ts";
import { signPreview } from "../surveys/sign-submission.ts";
import { findDistribution } from "./queries.ts";
import { SendTestLetterInput } from "./schema.ts";

/**
 * Sends the letter to whoever asks for it, as a contact would get it but for its link, which opens a preview that keeps nothing. It takes no place under
 * the contact limit and stands in no ledger. Where this installation sends no mail the letter is only in the answer.
 * @throws DomainError not_found, invalid_state `mail_failed`, forbidden for whoever is no member
 */
export async function sendTestLetter(
  ctx: ServiceContext,
  input: SendTestLetterInput,
  { site, gatewayUrl, authSecret }: { site: Site; gatewayUrl: string; authSecret: string },
): Promise<ComposedLetter & { sentTo: string | null }> {
  requirePermission(ctx, "distribution.edit");
  const { distributionId, language: wished } = SendTestLetterInput.parse(input);
  const { actor } = ctx;
  if (actor.kind !== "member") throw forbidden(permissions["distribution.edit"].roles);
  const { campaign, self } = await inTenant(ctx, async (tx) => {
    await findDistribution(tx, distributionId);
    const [self] = await tx
      .select({ email: users.email, name: users.name })
      .from(users)
      .innerJoin(members, eq(members.userId, users.id))
      .where(eq(members.id, actor.memberId));
    return { campaign: await readCampaign(tx, distributionId), self };
  });
  const { definition, survey, organisation, plan } = campaign;
  const claim = { organisationId: ctx.organisation.id, surveyId: survey.id, issuedAt: ctx.now().getTime() };
  const language = languageFor(definition, [wished]);
  const composed = await composeLetter({
    ...{ definition, surveyName: survey.name, organisationName: organisation.name, colour: survey.colour, language },
    letter: plan.letter,
    contactName: self?.name ?? null,
    isInline: plan.mode === "email_inline",
    links: { survey: `${gatewayUrl}/s/${survey.key}?preview=${signPreview(claim, authSecret)}`, stop: null },
  });
  const { letters } = await loadMessages(localeOf(language) ?? "en");
  const letter = { ...composed, subject: filledIn(letters.test, { subject: composed.subject }) };
  if (!site.mailer || !self) return { ...letter, sentTo: null };
  const { senderName, senderAddress, replyTo } = plan.letter;
  try {
    await site.mailer.send({ ...letter, to: self.email, from: { name: senderName, address: senderAddress }, replyTo });
  } catch (cause) {
    throw new DomainError("invalid_state", "mail_failed", {}, { cause });
  }
  return { ...letter, sentTo: self.email };
}
