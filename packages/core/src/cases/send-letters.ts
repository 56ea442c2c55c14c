import { type CaseRow, cases } from "@heard/db/schema/cases";
import { members, users } from "@heard/db/schema/members";
import { organisations } from "@heard/db/schema/organisations";
import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { MailError, type Mailer, type Site } from "../mail/create.ts";
import { sendLetter } from "../mail/send.ts";
import { readHandlers } from "./read-handlers.ts";

/** Writes to those to whom late cases went up. Without a mail server nothing is sent, and the case says it on the screen. One that does not go keeps no other waiting. Returns how many went. @throws the first failure, when all others are done */
export async function sendCaseLetters(ctx: ServiceContext, { url, mailer }: Site): Promise<number> {
  if (mailer === null) return 0;
  const late = await inTenant(ctx, (tx) =>
    tx
      .select()
      .from(cases)
      .where(
        and(eq(cases.state, "open"), isNotNull(cases.escalatedAt), isNotNull(cases.escalateTo), isNull(cases.toldAt)),
      ),
  );
  let sent = 0;
  const failures: unknown[] = [];
  for (const row of late) {
    try {
      if (await tell(ctx, row, { url, mailer })) sent += 1;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return sent;
}

/** The letter is claimed before it goes: of two workers one sends it. */
async function tell(
  ctx: ServiceContext,
  { id, number, title, escalateTo, touchpointId }: CaseRow,
  site: { url: string; mailer: Mailer },
) {
  const reader = await inTenant(ctx, async (tx) => {
    const [claimed] = await tx
      .update(cases)
      .set({ toldAt: ctx.now() })
      .where(and(eq(cases.id, id), isNull(cases.toldAt)))
      .returning();
    const [person] = await tx
      .select({ email: users.email, name: users.name, locale: users.locale })
      .from(members)
      .innerJoin(users, eq(users.id, members.userId))
      .where(and(eq(members.id, escalateTo ?? 0), isNull(members.deactivatedAt)));
    const [organisation] = await tx.select().from(organisations);
    // A letter says no more than its reader could look at.
    if (!(await readHandlers(tx, touchpointId)).has(escalateTo ?? 0)) return null;
    return claimed && person && organisation ? { person, organisation } : null;
  });
  if (!reader) return false;
  const { person, organisation } = reader;
  try {
    await sendLetter(site.mailer, {
      ...{ kind: "lateCase", to: person.email, locale: person.locale ?? organisation.locale },
      params: {
        ...{ name: person.name, organisation: organisation.name, number, title },
        link: `${site.url}/${ctx.organisation.key}/cases/${number}`,
      },
    });
    return true;
  } catch (error) {
    const cause = error instanceof Error ? error.cause : null;
    // What may have arrived, and what nobody will ever take, is not sent again.
    const isOver = cause instanceof MailError && (cause.failure === "refused" || cause.failure === "unknown");
    if (!isOver) await inTenant(ctx, (tx) => tx.update(cases).set({ toldAt: null }).where(eq(cases.id, id)));
    throw error;
  }
}
