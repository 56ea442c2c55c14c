import type { Transaction } from "@heard/db";
import { memberRoles, members } from "@heard/db/schema/members";
import { type EmbedSettings, type Parameters, pageAddress, pageOf } from "@heard/survey/runtime";
import { and, eq, isNull } from "drizzle-orm";
import type { Mode } from "../catalogue/rules.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError } from "../errors.ts";
import { isPermitted } from "../permissions.ts";
import type { OpenedSurvey } from "../surveys/open-survey.ts";
import { findSurveyRow } from "../surveys/queries.ts";
import type { Collected, DeviceKind } from "./rules.ts";
import { readAgent, readKiosk } from "./sign-entry.ts";

/** By which way somebody comes who does not follow a link. */
export type EntryInput =
  | { by: "embed"; origin: string; page: string; device: DeviceKind }
  | { by: "kiosk" | "agent"; token: string };
export type Entry = { mode: Mode; vouched: Parameters; collected: Collected };

/**
 * What a way in says of the answers that come by it.
 * @throws DomainError forbidden `embed_refused`; invalid_input `survey_token_invalid` for a link that was made for another survey, before the PIN was
 * changed, or by somebody who may no longer type in answers
 */
export async function resolveEntry(
  opened: OpenedSurvey,
  input: EntryInput,
  deps: { authSecret: string; now: () => Date },
): Promise<Entry> {
  if (input.by === "embed") return embedded(await resolveEmbed(opened, input.origin), input);
  return input.by === "kiosk" ? onKiosk(opened, input.token, deps) : byAgent(opened, input.token, deps);
}

/** The settings of a survey for a page that may show it. @throws DomainError forbidden `embed_refused` naming the origin */
export async function resolveEmbed({ ctx, page }: OpenedSurvey, origin: string): Promise<EmbedSettings> {
  const { embed } = await inTenant(ctx, (tx) => findSurveyRow(tx, page.survey.id));
  if (!embed?.origins.includes(origin)) throw new DomainError("forbidden", "embed_refused", { origin });
  return embed;
}

function embedded(settings: EmbedSettings, { page, device }: { page: string; device: DeviceKind }): Entry {
  const address = pageAddress(page, settings.keptQuery);
  const touchpoint = address === null ? undefined : pageOf(settings, new URL(address).pathname)?.touchpoint;
  const collected = {
    device,
    ...(address !== null && { page: address }),
    ...(touchpoint !== undefined && { touchpoint }),
  };
  return { mode: "embed", vouched: {}, collected };
}

async function onKiosk(
  { ctx, page }: OpenedSurvey,
  token: string,
  deps: { authSecret: string; now: () => Date },
): Promise<Entry> {
  const claim = readKiosk(token, deps);
  assertOwn(claim, { ctx, page });
  const { edition, parameters } = claim;
  if (await isEndedKiosk({ ctx, page }, edition)) throw new DomainError("invalid_input", "survey_token_invalid");
  return { mode: "kiosk", vouched: parameters, collected: { edition } };
}

/** Whether a kiosk was made before the PIN that is set now: nobody stands behind what its page still sends. */
export async function isEndedKiosk(
  { ctx, page }: Pick<OpenedSurvey, "ctx" | "page">,
  edition: number,
): Promise<boolean> {
  const { kioskEdition } = await inTenant(ctx, (tx) => findSurveyRow(tx, page.survey.id));
  return kioskEdition !== edition;
}

async function byAgent(
  { ctx, page }: OpenedSurvey,
  token: string,
  deps: { authSecret: string; now: () => Date },
): Promise<Entry> {
  const claim = readAgent(token, deps);
  assertOwn(claim, { ctx, page });
  const { memberId, customer, parameters } = claim;
  await resolveEnterer(ctx, memberId);
  return { mode: "agent", vouched: parameters, collected: { memberId, ...(customer !== null && { customer }) } };
}

function assertOwn(
  claim: { organisationId: number; surveyId: number },
  { ctx, page }: Pick<OpenedSurvey, "ctx" | "page">,
) {
  if (claim.organisationId !== ctx.organisation.id || claim.surveyId !== page.survey.id)
    throw new DomainError("invalid_input", "survey_token_invalid");
}

/** The member who types in an answer, as they are now. @throws DomainError invalid_input `survey_token_invalid` for one who may not any more */
export async function resolveEnterer(ctx: ServiceContext, memberId: number): Promise<ServiceContext> {
  const actor = await inTenant(ctx, (tx) => findMember(tx, memberId));
  const member = actor && { ...ctx, actor };
  if (!member || !isPermitted(member, "survey.enter")) throw new DomainError("invalid_input", "survey_token_invalid");
  return member;
}

async function findMember(tx: Transaction, memberId: number) {
  const [member] = await tx
    .select()
    .from(members)
    .where(and(eq(members.id, memberId), isNull(members.deactivatedAt)));
  if (!member) return null;
  const rows = await tx.select({ role: memberRoles.role }).from(memberRoles).where(eq(memberRoles.memberId, memberId));
  const grants = { canUnmask: false, canSeeCustomers: false };
  return { kind: "member" as const, memberId, userId: member.userId, roles: rows.map(({ role }) => role), grants };
}
