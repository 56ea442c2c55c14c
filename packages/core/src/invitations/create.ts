import { randomBytes } from "node:crypto";
import type { Transaction } from "@heard/db";
import { memberInvitations } from "@heard/db/schema/members";
import { organisations } from "@heard/db/schema/organisations";
import { loadMessages } from "@heard/messages";
import { and, eq, isNull } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { alreadyExists } from "../errors.ts";
import { linkOf, type Mailer, type Site } from "../mail/create.ts";
import { type Letter, sendLetter } from "../mail/send.ts";
import { lockMembers, requireTouchpoints } from "../members/queries.ts";
import { requirePermission } from "../permissions.ts";
import { makeToken } from "../sign-in/make-token.ts";
import { type InvitationItem, itemOf } from "./queries.ts";
import { invitationDays } from "./rules.ts";
import { CreateInvitationInput } from "./schema.ts";

type Row = typeof memberInvitations.$inferSelect;

/** What became of the letter; `none` where this installation sends no mail. */
type InvitationLetter = "sent" | "failed" | "none";

/**
 * Invites somebody to become a member. The letter goes out once the invitation is stored, for a mail server may take its time and a transaction
 * must not. Where none goes out the link is in this answer and nowhere else.
 * @throws DomainError conflict when they are a member or invited already
 */
export async function createInvitation(
  ctx: ServiceContext,
  input: CreateInvitationInput,
  site: Site,
  options: { report?: (error: unknown) => void; random?: (size: number) => Uint8Array } = {},
): Promise<InvitationItem & { letter: InvitationLetter; link: string | null; days: number }> {
  const { report = () => {}, random = randomBytes } = options;
  requirePermission(ctx, "member.edit");
  const { locale, ...invited } = CreateInvitationInput.parse(input);
  const { token, hash } = makeToken(random);
  const link = linkOf(site, "invitation", token);
  const { row, letter } = await inTenant(ctx, async (tx) => {
    await assertNew(tx, ctx, invited.email);
    await requireTouchpoints(tx, invited.touchpointIds);
    const now = ctx.now();
    const [row] = await tx
      .insert(memberInvitations)
      .values({
        orgId: ctx.organisation.id,
        ...invited,
        locale,
        tokenHash: hash,
        isMailed: site.mailer !== null,
        invitedBy: ctx.actor.kind === "member" ? ctx.actor.memberId : null,
        createdAt: now,
        expiresAt: new Date(now.getTime() + invitationDays * 86_400_000),
      })
      .returning();
    if (!row) throw new Error("The invitation was not stored");
    const { roles, touchpointIds, canUnmask, canSeeCustomers } = invited;
    await recordAudit(tx, ctx, {
      verb: "invitation.create",
      subject: { kind: "invitation", id: row.id },
      after: { roles, touchpointIds, canUnmask, canSeeCustomers },
    });
    return { row, letter: await letterOf(tx, row, link) };
  });
  const outcome = site.mailer ? await post(ctx, row.id, site.mailer, letter, report) : "none";
  return {
    ...itemOf(row, ctx.now()),
    letter: outcome,
    link: outcome === "sent" ? null : link,
    days: invitationDays,
  };
}

/** An invitation whose letter did not go out is handed over by hand, so accepting it proves no mailbox. */
async function post(
  ctx: ServiceContext,
  id: number,
  mailer: Mailer,
  letter: Letter,
  report: (error: unknown) => void,
): Promise<"sent" | "failed"> {
  try {
    await sendLetter(mailer, letter);
    return "sent";
  } catch (error) {
    report(error);
    await inTenant(ctx, (tx) =>
      tx.update(memberInvitations).set({ isMailed: false }).where(eq(memberInvitations.id, id)),
    );
    return "failed";
  }
}

/** Nobody is invited who is there already. An invitation that has expired makes room for the new one. */
async function assertNew(tx: Transaction, ctx: ServiceContext, email: string): Promise<void> {
  const all = await lockMembers(tx);
  if (all.some((member) => member.email === email && member.state !== "removed")) throw alreadyExists("member", email);
  const open = and(
    eq(memberInvitations.email, email),
    isNull(memberInvitations.acceptedAt),
    isNull(memberInvitations.withdrawnAt),
  );
  const [standing] = await tx.select().from(memberInvitations).where(open);
  if (!standing) return;
  if (standing.expiresAt > ctx.now()) throw alreadyExists("invitation", email);
  await tx.update(memberInvitations).set({ withdrawnAt: ctx.now() }).where(open);
}

async function letterOf(tx: Transaction, { email, locale, roles }: Row, link: string): Promise<Letter> {
  const [organisation] = await tx.select({ name: organisations.name }).from(organisations);
  const { common } = await loadMessages(locale);
  const names = new Intl.ListFormat(locale, { type: "conjunction" }).format(roles.map((role) => common.roles[role]));
  const params = { organisation: organisation?.name ?? "", roles: names, days: invitationDays, link };
  return { kind: "invitation", to: email, locale, params };
}
