import { useTestDatabase } from "@heard/db/testing";
import { entryOf, ruleOfParts } from "@heard/text/themes/parts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ServiceContext } from "../context.ts";
import { countThemes } from "../readings/queries.ts";
import { quarantineResponse } from "../responses/quarantine.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { makeTestPerson } from "../testing/person.ts";
import { recordComments, workOnReadings } from "../testing/readings.ts";
import { archiveTheme, createTheme, previewTheme, updateTheme } from "./index.ts";

const database = useTestDatabase();

const add = (ctx: ServiceContext, key: string, rule: string) => createTheme(ctx, { key, name: { en: key }, rule });

const words = [
  "验证码",
  "驗證碼",
  "收不到",
  "没收到",
  "收唔到",
  "优惠码",
  "優惠碼",
  "code",
  "never came",
  "gift",
  "the",
];
const comments = fc.array(
  fc
    .array(fc.tuple(fc.constantFrom(...words), fc.constantFrom("", " ", "，", ". ", "。")), {
      minLength: 1,
      maxLength: 8,
    })
    .map((pieces) => pieces.flat().join("")),
  { minLength: 60, maxLength: 60 },
);
const entries = fc.array(
  fc.constantFrom(...words).map((word) => entryOf(word) ?? word),
  { minLength: 1, maxLength: 3 },
);
const rules = fc
  .record({
    any: entries,
    near: fc.oneof(entries, fc.constant([])),
    distance: fc.integer({ min: 1, max: 12 }),
    not: fc.oneof(entries, fc.constant([])),
  })
  .map(ruleOfParts);

describe("a preview of a theme's rule", () => {
  test("finds what the worker finds once the draft is saved, in Simplified and Traditional Chinese and English", async () => {
    const seen = { found: 0, moved: 0 };
    for (const [texts, before, draft] of fc.sample(fc.tuple(comments, rules, rules), { numRuns: 8, seed: 20260630 })) {
      const ctx = await makeTestOrganisation();
      await add(ctx, "code", before);
      await recordComments(ctx, texts);
      await workOnReadings(ctx);
      const stored = await found(ctx);
      const preview = await previewTheme(ctx, { key: "code", rule: draft, examples: 50 });
      await updateTheme(ctx, { key: "code", rule: draft });
      await workOnReadings(ctx);
      const after = await found(ctx);
      expect(preview).toMatchObject({ readCount: 60, isAll: true, draftCount: after.size, storedCount: stored.size });
      expect(preview.newCount).toBe(without(after, stored).size);
      expect(preview.droppedCount).toBe(without(stored, after).size);
      if (after.size <= 50) expect(idsOf(preview.found)).toEqual(after);
      expect(idsOf(preview.changed)).toEqual(new Set([...without(after, stored), ...without(stored, after)]));
      const { themes } = await countThemes(ctx, { period: { from: "2026-06-01", to: "2026-06-30" } });
      const counts = themes.find(({ key }) => key === "code")?.counts;
      expect(Object.values(counts ?? {}).reduce((sum, n) => sum + n, 0)).toBe(preview.draftCount);
      seen.found += after.size;
      seen.moved += preview.newCount + preview.droppedCount;
    }
    expect(seen.found).toBeGreaterThan(50);
    expect(seen.moved).toBeGreaterThan(50);
  });

  test("says which words were found, and by which word of a NOT a comment is dropped", async () => {
    const ctx = await makeTestOrganisation();
    await add(ctx, "code", "验证码 OR code");
    await recordComments(ctx, ["優惠碼的驗證碼收不到", "the code never came", "my phone 13800138000 got no OTP"]);
    const preview = await previewTheme(ctx, { key: "code", rule: "(验证码 OR otp) NOT 优惠码" });
    const shown = preview.changed.map(({ comment: { text }, change, spans, stoppedBy }) => ({
      change,
      found: spans.map(({ start, end }) => text.slice(start, end)),
      stopped: stoppedBy.map(({ start, end }) => text.slice(start, end)),
    }));
    expect(shown).toHaveLength(3);
    expect(shown).toEqual(
      expect.arrayContaining([
        { change: "dropped", found: ["驗證碼"], stopped: ["優惠碼"] },
        { change: "dropped", found: ["code"], stopped: [] },
        { change: "new", found: ["OTP"], stopped: [] },
      ]),
    );
    expect(preview.found.map(({ comment }) => comment.text)).toEqual([expect.not.stringContaining("13800138000")]);
    // A new theme has nothing to be compared with.
    expect(await previewTheme(ctx, { rule: "code" })).toMatchObject({ draftCount: 1, storedCount: null, changed: [] });
  });

  test("tries what counts, at the touchpoints that its reader sees", async () => {
    const organisation = await makeTestOrganisation();
    const { ctx } = await makeTestPerson(organisation, ["cxLeader"]);
    const [id] = await recordComments(organisation, ["slow till", "slow again"]);
    await recordComments(organisation, ["slow parcel"], { touchpoint: "delivery" });
    expect(await previewTheme(ctx, { rule: "slow" })).toMatchObject({ readCount: 3, draftCount: 3 });
    const checkout = await database.asOwner(
      `select id from touchpoints where org_id = ${organisation.organisation.id} and key = 'checkout'`,
    );
    const limited: ServiceContext = { ...ctx, touchpoints: [Number(checkout[0]?.id)] };
    expect(await previewTheme(limited, { rule: "slow" })).toMatchObject({ readCount: 2, draftCount: 2 });
    await quarantineResponse(organisation, { responseId: id ?? "", reason: "test" });
    expect(await previewTheme(limited, { rule: "slow" })).toMatchObject({ readCount: 1, draftCount: 1 });
  });

  test("is for whoever may edit themes, says what is wrong in a rule, and knows no theme that is put away", async () => {
    const organisation = await makeTestOrganisation();
    const { ctx: employee } = await makeTestPerson(organisation, ["employee"]);
    await expect(previewTheme(employee, { rule: "slow" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(previewTheme(organisation, { rule: "slow till" })).rejects.toMatchObject({
      reason: "theme_operator_expected",
      params: { found: "till", at: 6 },
    });
    await add(organisation, "code", "code");
    await archiveTheme(organisation, { key: "code" });
    await expect(previewTheme(organisation, { key: "code", rule: "slow" })).rejects.toMatchObject({
      code: "invalid_state",
    });
    await expect(previewTheme(organisation, { key: "other", rule: "slow" })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

const without = (these: Set<string>, those: Set<string>) => new Set([...these].filter((one) => !those.has(one)));
const idsOf = (examples: { comment: { responseId: string } }[]) =>
  new Set(examples.map(({ comment }) => comment.responseId));

/** Responses in which the worker found the theme. */
async function found({ organisation }: ServiceContext): Promise<Set<string>> {
  const rows = await database.asOwner(
    `select m.response_id as id from mentions m join themes t on t.id = m.theme_id and t.org_id = m.org_id
     where m.org_id = ${organisation.id} and t.key = 'code' and m.counted and m.replaced_at is null`,
  );
  return new Set(rows.map(({ id }) => String(id)));
}
