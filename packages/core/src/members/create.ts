import { randomBytes } from "node:crypto";
import { personLookup } from "@heard/db";
import { createUser } from "../accounts/create.ts";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { alreadyExists } from "../errors.ts";
import { linkOf, type Site } from "../mail/create.ts";
import { requirePermission } from "../permissions.ts";
import { makeToken } from "../sign-in/make-token.ts";
import { passwordLinkMinutes } from "../sign-in/rules.ts";
import { addMember } from "./add.ts";
import { CreateMemberInput } from "./schema.ts";

/**
 * Makes a member at once, without an invitation: for the operator, who sits at the machine. Somebody new gets a link to set a password;
 * somebody with an account keeps theirs, and `link` is `null`.
 * @throws DomainError conflict when they are a member already
 */
export async function createMember(
  ctx: ServiceContext & { actor: { kind: "operator" } },
  input: CreateMemberInput,
  site: Pick<Site, "url">,
  random: (size: number) => Uint8Array = randomBytes,
): Promise<{ memberId: number; userId: number; link: string | null }> {
  requirePermission(ctx, "member.edit");
  const { email, name, roles } = CreateMemberInput.parse(input);
  const known = await personLookup.credentials(email);
  const { memberId, userId } = await inTenant(ctx, async (tx) => {
    const user = { email, name, passwordHash: null, locale: null, emailVerifiedAt: null };
    const userId = known?.userId ?? (await createUser(tx, user));
    if (userId === null) throw alreadyExists("account", email);
    const memberId = await addMember(tx, ctx, { userId, roles });
    await recordAudit(tx, ctx, { verb: "member.create", subject: { kind: "member", id: memberId }, after: { roles } });
    return { memberId, userId };
  });
  if (known) return { memberId, userId, link: null };
  const at = ctx.now();
  const { token, hash } = makeToken(random);
  const expiresAt = new Date(at.getTime() + passwordLinkMinutes * 60_000);
  await personLookup.createToken({ userId, purpose: "password", hash, isMailed: false, at, expiresAt, entries: null });
  return { memberId, userId, link: linkOf(site, "password", token) };
}
