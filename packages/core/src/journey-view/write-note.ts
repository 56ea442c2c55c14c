import { touchpoints } from "@heard/db/schema/journey";
import { journeyNotes } from "@heard/db/schema/journey-views";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { assertUnchanged } from "../seen.ts";
import { readNotes } from "./read-notes.ts";
import { WriteNoteInput } from "./schema.ts";

/**
 * Draws into the journey by hand: how a touchpoint works and how it is meant to feel. The wording before stays, for maps of its time.
 * @throws DomainError forbidden, not_found for a touchpoint that the writer does not see, conflict when somebody else wrote meanwhile
 */
export async function writeNote(ctx: ServiceContext, input: WriteNoteInput): Promise<{ revision: number }> {
  requirePermission(ctx, "journey.note");
  const { touchpoint: key, seen, ...given } = WriteNoteInput.parse(input);
  return inTenant(ctx, async (tx) => {
    // Locked, so that two who write at once come one after the other.
    const [place] = await tx.select().from(touchpoints).where(eq(touchpoints.key, key)).for("update");
    if (!place || (ctx.touchpoints !== "*" && !ctx.touchpoints.includes(place.id))) throw notFound("touchpoint", key);
    const last = (await readNotes(tx, undefined)).get(place.id);
    const stored = {
      ...{ note: last?.note ?? "", wantedNote: last?.wantedNote ?? "" },
      wantedFeeling: last?.wantedFeeling ?? null,
    };
    const wanted = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    assertUnchanged({ kind: "touchpoint", id: key }, { seen, stored, wanted });
    const next = { ...stored, ...wanted };
    const fields = Object.keys(next).filter(
      (field) => next[field as keyof typeof next] !== stored[field as keyof typeof next],
    );
    const revision = last?.revision ?? 0;
    if (fields.length === 0) return { revision };
    await tx.insert(journeyNotes).values({
      ...{ orgId: ctx.organisation.id, touchpointId: place.id, revision: revision + 1, ...next, writtenAt: ctx.now() },
      writtenBy: ctx.actor.kind === "member" ? ctx.actor.memberId : null,
    });
    await recordAudit(tx, ctx, {
      ...{ verb: "journeyNote.write", subject: { kind: "journeyNote", id: key }, fields },
      ...{ before: { wantedFeeling: stored.wantedFeeling }, after: { wantedFeeling: next.wantedFeeling } },
    });
    return { revision: revision + 1 };
  });
}
