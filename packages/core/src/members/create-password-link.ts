import { randomBytes } from "node:crypto";
import { personLookup } from "@heard/db";
import { sql } from "drizzle-orm";
import { describeChange } from "../accounts/describe-change.ts";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError, invalidState, notFound } from "../errors.ts";
import { linkOf, type Site } from "../mail/create.ts";
import { requirePermission } from "../permissions.ts";
import { makeToken } from "../sign-in/make-token.ts";
import { listMemberships } from "../sign-in/queries.ts";
import { passwordLinkMinutes } from "../sign-in/rules.ts";
import { Email } from "../sign-in/schema.ts";
import { lockMembers, memberOf } from "./queries.ts";
import { MemberInput } from "./schema.ts";

/**
 * A link with which a member sets a new password, shown once. A password opens every organisation of its person, so there is none for people
 * who belong to another one too: its owners did not agree.
 * @throws DomainError invalid_state `belongs_elsewhere`
 */
export async function createPasswordLink(
  ctx: ServiceContext,
  input: MemberInput,
  site: Pick<Site, "url">,
  random: (size: number) => Uint8Array = randomBytes,
): Promise<{ link: string; expiresAt: Date }> {
  requirePermission(ctx, "member.edit");
  const { memberId } = MemberInput.parse(input);
  const { token, hash } = makeToken(random);
  const expiresAt = expiryOf(ctx.now());
  await inTenant(ctx, async (tx) => {
    const member = memberOf(await lockMembers(tx), memberId);
    if (member.state !== "active") throw invalidState("member", member.state);
    const [row] = await tx.execute<{ made: boolean }>(
      sql`select create_member_password_token(${member.userId}::int, ${hash}, ${ctx.now().toISOString()}::timestamptz, ${expiresAt.toISOString()}::timestamptz) as made`,
    );
    if (!row?.made) throw new DomainError("invalid_state", "belongs_elsewhere", { name: member.name });
    await recordAudit(tx, ctx, { verb: "member.createPasswordLink", subject: { kind: "member", id: memberId } });
  });
  return { link: linkOf(site, "password", token), expiresAt };
}

/**
 * The same for whoever works on the machine itself, for anybody with an account.
 * @throws DomainError not_found for an address without an active account
 */
export async function createPasswordLinkByOperator(
  email: string,
  site: Pick<Site, "url">,
  now: () => Date,
  random: (size: number) => Uint8Array = randomBytes,
): Promise<{ link: string; expiresAt: Date }> {
  const address = Email.parse(email);
  const known = await personLookup.credentials(address);
  if (!known?.isActive) throw notFound("account", address);
  const { token, hash } = makeToken(random);
  const at = now();
  const expiresAt = expiryOf(at);
  const { userId } = known;
  const change = { verb: "account.createPasswordLink", by: "operator" } as const;
  const entries = describeChange({ memberships: await listMemberships(userId) }, at, change);
  await personLookup.createToken({ userId, purpose: "password", hash, isMailed: false, at, expiresAt, entries });
  return { link: linkOf(site, "password", token), expiresAt };
}

const expiryOf = (at: Date) => new Date(at.getTime() + passwordLinkMinutes * 60_000);
