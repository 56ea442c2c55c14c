import { contacts } from "@heard/db/schema/contacts";
import { invitations } from "@heard/db/schema/distributions";
import type { Parameter, Parameters, SurveyDefinition } from "@heard/survey/runtime";
import { and, eq, isNull } from "drizzle-orm";
import { type Mode, modeOf } from "../catalogue/rules.ts";
import { recordReached } from "../contacts/record-reached.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError } from "../errors.ts";
import { assertLinkHolds } from "./rules.ts";
import { readInvitation } from "./sign-invitation.ts";

export type OpenInvitationInput = {
  survey: { id: number; definition: SurveyDefinition };
  token: string;
  /** A score was pressed in the letter itself. */
  isInline: boolean;
  /** For whoever meets the answer that is stored, and is told by it. */
  mayBeAnswered?: boolean;
};
export type OpenedInvitation = {
  id: string;
  mode: Mode;
  /** What the survey declares and is known of the person, in the organisation's own words: nobody typed it. */
  parameters: Parameters;
};

const incomplete = () => new DomainError("invalid_input", "survey_link_changed", { parameter: "i" });

/**
 * The invitation of a personal link, opened by whoever has it, and on record as opened from the first time on. Opened means that the page was asked for:
 * a program that follows links does that too.
 * @throws DomainError invalid_input `survey_link_changed` for a link of another survey or not of ours; conflict `survey_answered`; invalid_state
 * `survey_link_expired`, `survey_link_withdrawn`
 */
export async function openInvitation(
  ctx: ServiceContext,
  { survey, token, isInline, mayBeAnswered = false }: OpenInvitationInput,
  { authSecret }: { authSecret: string },
): Promise<OpenedInvitation> {
  const claim = readInvitation(token, authSecret);
  const { id: orgId, homeShardKey } = ctx.organisation;
  if (claim?.organisationId !== orgId) throw incomplete();
  return inTenant(ctx, async (tx) => {
    const here = and(eq(invitations.shardKey, homeShardKey), eq(invitations.id, claim.invitationId));
    const [row] = await tx
      .select({ invitation: invitations, contact: contacts })
      .from(invitations)
      .leftJoin(contacts, and(eq(contacts.shardKey, invitations.shardKey), eq(contacts.id, invitations.contactId)))
      .where(and(here, eq(invitations.surveyId, survey.id)));
    if (!row) throw incomplete();
    const { invitation, contact } = row;
    const now = ctx.now();
    if (invitation.completedAt && !mayBeAnswered) throw new DomainError("conflict", "survey_answered");
    assertLinkHolds(invitation, now);
    const sent = modeOf(invitation.mode);
    if (!invitation.openedAt) {
      await tx
        .update(invitations)
        .set({ openedAt: now })
        .where(and(here, isNull(invitations.openedAt)));
      const address = contact && addressReached(sent, contact);
      if (address) await recordReached(tx, ctx, address);
    }
    return {
      id: invitation.id,
      // Who did not press a score in the letter answered on the page.
      mode: sent === "email_inline" && !isInline ? "email" : sent,
      parameters: parametersOf(survey.definition, contact),
    };
  });
}

/** Whoever opens the link of a message has got it; one that was handed over by hand came to no address. */
function addressReached(sent: Mode, { emailAddress, phoneNumber }: typeof contacts.$inferSelect) {
  if (sent === "link") return null;
  if (sent === "sms") return phoneNumber === null ? null : { kind: "phone" as const, address: phoneNumber };
  return emailAddress === null ? null : { kind: "email" as const, address: emailAddress };
}

/** Attributes by the names that the survey declares, and the customer where it asks for one. */
function parametersOf({ parameters = [] }: SurveyDefinition, contact: typeof contacts.$inferSelect | null): Parameters {
  if (!contact) return {};
  const known = (declared: Parameter): string | null => {
    if (declared.fills === "customer") return contact.key;
    if (declared.fills === "language") return contact.language;
    // A place that does not exist would close the survey to whoever has it.
    if (declared.fills === "touchpoint" || declared.fills === "channel") return null;
    const value = Object.hasOwn(contact.attributes, declared.key) ? contact.attributes[declared.key] : undefined;
    return value === undefined ? null : String(value);
  };
  return Object.fromEntries(
    parameters.flatMap((declared): [string, string][] => {
      const value = known(declared);
      const isTaken = value !== null && (declared.values?.includes(value) ?? true);
      return isTaken ? [[declared.key, value]] : [];
    }),
  );
}
