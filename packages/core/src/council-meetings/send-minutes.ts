import { councilMinutesLetters, type MeetingMinutes } from "@heard/db/schema/council-meetings";
import { members, users } from "@heard/db/schema/members";
import { organisations } from "@heard/db/schema/organisations";
import { loadMessages } from "@heard/messages";
import { and, eq, inArray } from "drizzle-orm";
import { createTranslator } from "use-intl/core";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { readCouncillors } from "../council/read-councillors.ts";
import { DomainError } from "../errors.ts";
import { MailError, type Site } from "../mail/create.ts";
import { type Letter, sendLetter } from "../mail/send.ts";
import { requirePermission } from "../permissions.ts";
import { lockMeeting } from "./lock.ts";
import { openTo } from "./open-to.ts";
import { readNotes } from "./read-notes.ts";
import { MeetingInput } from "./schema.ts";

type Reader = {
  memberId: number;
  email: string;
  locale: Letter["locale"] | null;
  touchpointIds: number[] | null;
};
type Minutes = { meetingId: number; heldAt: Date; minutes: MeetingMinutes; notes: ReadonlyMap<string, string> };

/**
 * Sends the minutes of a closed meeting to everybody in the council, each in their own language. From the first letter on they stay as they are. Pressed again, it sends
 * to those alone whom no letter has reached.
 * @throws DomainError not_found, invalid_state; `no_mail` where this installation sends none
 */
export async function sendMinutes(
  ctx: ServiceContext,
  input: MeetingInput,
  { site, report }: { site: Site; report: (error: unknown) => void },
): Promise<{ sent: number; failed: number }> {
  requirePermission(ctx, "council.meet");
  const { meetingId } = MeetingInput.parse(input);
  const { minutes, left, organisation, mailer } = await inTenant(ctx, async (tx) => {
    const { heldAt, minutes: kept } = await lockMeeting(tx, meetingId, "send");
    const { mailer: post } = site;
    if (!post) throw new DomainError("invalid_state", "no_mail");
    if (!kept) throw new Error(`meeting ${meetingId} was closed without minutes`);
    const gone = await tx.select().from(councilMinutesLetters).where(eq(councilMinutesLetters.meetingId, meetingId));
    const to = (await readCouncillors(tx)).filter((id) => !gone.some(({ memberId }) => memberId === id));
    const readers: Reader[] = await tx
      .select({
        ...{ memberId: members.id, email: users.email, locale: users.locale },
        touchpointIds: members.touchpointIds,
      })
      .from(members)
      .innerJoin(users, eq(users.id, members.userId))
      .where(inArray(members.id, to));
    const [row] = await tx.select({ name: organisations.name, locale: organisations.locale }).from(organisations);
    await recordAudit(tx, ctx, {
      verb: "meeting.sendMinutes",
      subject: { kind: "meeting", id: meetingId },
      after: { letters: readers.length },
    });
    const what = { meetingId, heldAt, minutes: kept };
    return { minutes: what, left: readers, mailer: post, organisation: row ?? { name: "", locale: "en" as const } };
  });
  const outcome = { sent: 0, failed: 0 };
  for (const reader of left) {
    // Taken before it goes: pressed twice, nobody gets two. What has certainly not gone is free again.
    const notes = await takeLetter(ctx, { meetingId, memberId: reader.memberId });
    if (notes === null) continue;
    try {
      const locale = reader.locale ?? organisation.locale;
      // A letter says no more than its reader could look at.
      const own: ServiceContext = { ...ctx, touchpoints: reader.touchpointIds ?? "*" };
      const open = await inTenant(own, (tx) => openTo(tx, own, { minutes: minutes.minutes, notes }));
      const letter = await letterTo(
        ctx,
        { ...reader, locale },
        { ...minutes, ...open },
        { site, name: organisation.name },
      );
      await sendLetter(mailer, letter);
      outcome.sent += 1;
    } catch (error) {
      report(error);
      outcome.failed += 1;
      const cause = error instanceof Error ? error.cause : null;
      // What may have arrived is not sent twice.
      if (cause instanceof MailError && cause.failure === "unknown") continue;
      await inTenant(ctx, (tx) =>
        tx
          .delete(councilMinutesLetters)
          .where(
            and(eq(councilMinutesLetters.meetingId, meetingId), eq(councilMinutesLetters.memberId, reader.memberId)),
          ),
      );
    }
  }
  return outcome;
}

/**
 * Takes the place of a letter before it goes, with the notes that go with it; `null` for who has one. Whoever writes a note at the same moment was before the first letter, and
 * it holds what they wrote, or is told that the minutes are sent.
 */
async function takeLetter(
  ctx: ServiceContext,
  { meetingId, memberId }: { meetingId: number; memberId: number },
): Promise<ReadonlyMap<string, string> | null> {
  return inTenant(ctx, async (tx) => {
    await lockMeeting(tx, meetingId, "send");
    const row = { orgId: ctx.organisation.id, meetingId, memberId, sentAt: ctx.now() };
    const taken = await tx.insert(councilMinutesLetters).values(row).onConflictDoNothing().returning();
    return taken.length === 0 ? null : readNotes(tx, meetingId);
  });
}

async function letterTo(
  ctx: ServiceContext,
  { email, locale }: { email: string; locale: Letter["locale"] },
  { meetingId, heldAt, minutes, notes }: Minutes,
  { site, name }: { site: Site; name: string },
): Promise<Letter> {
  const messages = await loadMessages(locale);
  const t = createTranslator({ locale, messages, namespace: "meetings" });
  const { timeZone } = ctx.organisation;
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short", timeZone }).format(heldAt);
  const list = (names: readonly string[]) =>
    names.length === 0 ? "–" : new Intl.ListFormat(locale, { type: "conjunction" }).format(names);
  const lines = minutes.items.map((one) => {
    const title = one.title ?? one.name?.[locale] ?? one.name?.en ?? "";
    const said = [
      one.decision ? `${t(`decided.${one.decision.kind}`)}: ${one.decision.reason}` : null,
      notes.get(one.item) ?? null,
    ].filter((part) => part !== null);
    return [`· ${t(`kinds.${one.kind}`)}: ${one.number === null ? "" : `${one.number} `}${title}`, ...said].join(
      "\n  ",
    );
  });
  const proxies = minutes.proxies.map(({ member, by }) => t("standIn", { member, proxy: by }));
  return {
    kind: "minutes",
    to: email,
    locale,
    params: {
      ...{ organisation: name, day, present: list(minutes.present), absent: list(minutes.absent) },
      ...{ proxies: list(proxies), items: lines.join("\n") || "–" },
      link: `${site.url}/${ctx.organisation.key}/council/meetings/${meetingId}`,
    },
  };
}
