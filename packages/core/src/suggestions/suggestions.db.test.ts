import { members } from "@heard/db/schema/members";
import { useTestDatabase } from "@heard/db/testing";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { listAuditEntries } from "../audit/index.ts";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { getPlan } from "../improvement-plans/index.ts";
import { eraseResponse } from "../responses/erase.ts";
import { recordResponses } from "../responses/record.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { makeTestPerson } from "../testing/person.ts";
import {
  acceptSuggestion,
  declineSuggestion,
  findSimilar,
  listSuggestersOf,
  listSuggestions,
  makeSuggestion,
  mergeSuggestion,
  takeVoteBack,
  updateSuggestion,
  voteForSuggestion,
  withdrawSuggestion,
} from "./index.ts";
import { readDecided } from "./read-decided.ts";

useTestDatabase();

async function makeHouse() {
  const org = await makeTestOrganisation();
  const [author, colleague, other] = [await makeTestPerson(org), await makeTestPerson(org), await makeTestPerson(org)];
  const leader = await makeTestPerson(org, ["cxLeader"]);
  return { org, author, colleague, other, leader };
}

const suggest = async (ctx: ServiceContext, title: string, more: { text?: string; touchpoint?: string } = {}) =>
  (await makeSuggestion(ctx, { title, ...more })).suggestionId;
const open = async (ctx: ServiceContext) => (await listSuggestions(ctx, {})).items;

/** The ids of the touchpoints of tests, by their keys. */
async function limitedTo(ctx: ServiceContext, key: string): Promise<ServiceContext> {
  const { touchpoints } = await inTenant(ctx, (tx) => readCatalogue(tx));
  return { ...ctx, touchpoints: [touchpoints.get(key)?.id ?? 0] };
}

async function recordComment(org: ServiceContext): Promise<{ responseId: string; item: number }> {
  const { results } = await recordResponses(org, {
    ...{ source: "app", mode: "api" },
    responses: [
      { externalId: "said", occurredOn: "2026-06-29", comments: [{ text: "The queue is long" }], scores: [] },
    ],
  });
  const [said] = results;
  return { responseId: said && "id" in said ? said.id : "", item: 0 };
}

describe("a suggestion", () => {
  test("is anybody's to make, and colleagues vote once each and can take it back", async () => {
    const { author, colleague, other, org } = await makeHouse();
    const suggestionId = await suggest(author.ctx, "Second till at noon", { touchpoint: "checkout" });
    const less = await suggest(other.ctx, "Chairs at the entrance");
    for (const { ctx } of [colleague, other, colleague]) await voteForSuggestion(ctx, { suggestionId });
    expect(await open(colleague.ctx)).toMatchObject([
      { id: suggestionId, votes: 2, hasVoted: true, isOwn: false, touchpoint: { key: "checkout" } },
      { id: less, votes: 0, hasVoted: false },
    ]);
    await takeVoteBack(colleague.ctx, { suggestionId });
    await takeVoteBack(colleague.ctx, { suggestionId });
    expect((await open(colleague.ctx))[0]).toMatchObject({ votes: 1, hasVoted: false });
    await expect(voteForSuggestion(author.ctx, { suggestionId })).rejects.toMatchObject({
      reason: "suggestion_is_own",
    });
    await expect(makeSuggestion(org, { title: "By nobody" })).rejects.toMatchObject({ code: "forbidden" });
    const { items } = await listAuditEntries(org, { subjectKind: "suggestion", subjectId: String(suggestionId) });
    expect(items.map(({ verb }) => verb).sort()).toEqual([
      "suggestion.make",
      "suggestion.takeVoteBack",
      "suggestion.vote",
      "suggestion.vote",
    ]);
    expect(JSON.stringify(items)).not.toContain("till");
  });

  test("is its author's to change while it is open, and the list says so", async () => {
    const { org, author, colleague, leader } = await makeHouse();
    const suggestionId = await suggest(author.ctx, "Second till", { touchpoint: "checkout", text: "At noon" });
    await voteForSuggestion(colleague.ctx, { suggestionId });
    const seen = { title: "Second till", text: "At noon", touchpoint: "checkout" };
    await updateSuggestion(author.ctx, { suggestionId, ...seen, seen });
    expect((await open(author.ctx))[0]).toMatchObject({ editedAt: null });
    await updateSuggestion(author.ctx, { suggestionId, title: "Second till at noon", touchpoint: null, seen });
    expect(await open(colleague.ctx)).toMatchObject([
      { title: "Second till at noon", text: "At noon", touchpoint: null, votes: 1, editedAt: author.ctx.now() },
    ]);
    await expect(updateSuggestion(author.ctx, { suggestionId, title: "Third till", seen })).rejects.toMatchObject({
      reason: "changed_meanwhile",
    });
    // Not even whoever decides puts words into somebody's mouth.
    for (const { ctx } of [colleague, leader])
      for (const attempt of [updateSuggestion, withdrawSuggestion])
        await expect(attempt(ctx, { suggestionId })).rejects.toMatchObject({ reason: "suggestion_not_own" });
    const limited = await limitedTo(author.ctx, "delivery");
    await expect(updateSuggestion(limited, { suggestionId, touchpoint: "checkout" })).rejects.toMatchObject({
      code: "not_found",
    });
    const { items } = await listAuditEntries(org, { subjectKind: "suggestion", verb: "suggestion.update" });
    expect(items).toMatchObject([
      { fields: ["title", "touchpoint"], before: { touchpoint: "checkout" }, after: { touchpoint: null } },
    ]);
    expect(JSON.stringify(items)).not.toContain("till");
  });

  test("is its author's to take back while it is open and stands for nobody else", async () => {
    const { author, colleague, leader } = await makeHouse();
    const suggestionId = await suggest(author.ctx, "Second till at noon");
    await voteForSuggestion(colleague.ctx, { suggestionId });
    await withdrawSuggestion(author.ctx, { suggestionId });
    expect(await open(colleague.ctx)).toEqual([]);
    expect(await findSimilar(colleague.ctx, { title: "Second till at noon" })).toEqual([]);
    expect((await listSuggestions(author.ctx, { view: "own" })).items).toMatchObject([{ state: "withdrawn" }]);
    for (const attempt of [
      () => withdrawSuggestion(author.ctx, { suggestionId }),
      () => updateSuggestion(author.ctx, { suggestionId, title: "Third till" }),
      () => voteForSuggestion(colleague.ctx, { suggestionId }),
      () => acceptSuggestion(leader.ctx, { suggestionId }),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: "invalid_state" });
    const stays = await suggest(author.ctx, "Chairs at the entrance");
    const again = await suggest(colleague.ctx, "Somewhere to sit");
    await mergeSuggestion(leader.ctx, { suggestionId: again, intoId: stays });
    await expect(withdrawSuggestion(author.ctx, { suggestionId: stays })).rejects.toMatchObject({
      reason: "suggestion_stands_for_others",
    });
    const since = new Date(author.ctx.now().getTime() - 1000);
    const decided = (of: typeof author) =>
      inTenant(of.ctx, (tx) => readDecided(tx, of.ctx, { memberId: of.memberId, since }));
    expect(await decided(author)).toEqual([]);
    expect(await decided(colleague)).toMatchObject([{ id: again, state: "merged" }]);
  });

  test("is found while somebody types the same in other words or the other script", async () => {
    const { author, colleague, leader } = await makeHouse();
    const till = await suggest(author.ctx, "Open the second till at noon");
    const declined = await suggest(author.ctx, "中午多開一個收銀台");
    const reason = "還不行";
    await declineSuggestion(leader.ctx, { suggestionId: declined, reason });
    const found = async (title: string, text = "") =>
      (await findSimilar(colleague.ctx, { title, text })).map(({ id }) => id);
    expect(await found("A second till in the shops")).toEqual([till]);
    expect(await found("多开一个收银台")).toEqual([declined]);
    expect(await found("Longer opening hours")).toEqual([]);
    expect(await found("")).toEqual([]);
    const again = await suggest(colleague.ctx, "Tills: open two");
    await mergeSuggestion(leader.ctx, { suggestionId: again, intoId: till });
    expect(await found("Tills open, two")).toEqual([till]);
  });

  test("is seen by who sees its touchpoint, and by all where it has none", async () => {
    const { author, colleague, leader } = await makeHouse();
    await suggest(author.ctx, "Second till", { touchpoint: "checkout" });
    await suggest(author.ctx, "Everybody greets");
    const parcels = await limitedTo(colleague.ctx, "delivery");
    expect((await open(parcels)).map(({ title }) => title)).toEqual(["Everybody greets"]);
    expect((await listSuggestions(parcels, {})).counts.open).toBe(1);
    expect(await findSimilar(parcels, { title: "Second till" })).toEqual([]);
    const [hidden] = (await open(leader.ctx)).filter(({ touchpoint }) => touchpoint !== null);
    for (const attempt of [
      () => voteForSuggestion(parcels, { suggestionId: hidden?.id ?? 0 }),
      () => makeSuggestion(parcels, { title: "Not mine", touchpoint: "checkout" }),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
    expect((await open(await makeTestPerson(await makeTestOrganisation()).then(({ ctx }) => ctx))).length).toBe(0);
  });
});

describe("what becomes of a suggestion", () => {
  test("is a plan that names who suggested it, with what was said and what customers said", async () => {
    const { org, author, colleague, leader } = await makeHouse();
    const comment = await recordComment(org);
    const text = "The queue reaches the door.\nEvery day.";
    const { suggestionId } = await makeSuggestion(author.ctx, { title: "Second till", text, comment });
    const again = await suggest(colleague.ctx, "Another till");
    await mergeSuggestion(leader.ctx, { suggestionId: again, intoId: suggestionId });
    const { planId, number } = await acceptSuggestion(leader.ctx, { suggestionId, touchpoint: "checkout" });
    expect(await getPlan(author.ctx, { number })).toMatchObject({
      ...{ title: "Second till", state: "draft", touchpoint: { key: "checkout" } },
      owner: { id: leader.memberId },
      evidence: [{ kind: "comment", comment: { text: "The queue is long" } }],
      events: [{ verb: "improvementPlan.log", note: text }],
    });
    expect((await listSuggestersOf(leader.ctx, { planId })).map(({ id }) => id)).toEqual([
      author.memberId,
      colleague.memberId,
    ]);
    const [own] = (await listSuggestions(author.ctx, { view: "own" })).items;
    expect(own).toMatchObject({ state: "accepted", plan: { number }, verdict: null, votes: 1 });
    expect((await listSuggestions(author.ctx, { view: "accepted" })).items).toMatchObject([
      { id: suggestionId, united: [{ title: "Another till", suggestedBy: { id: colleague.memberId } }] },
    ]);
    // Who comes later with the same is told of the plan.
    const late = await suggest(colleague.ctx, "Second till please");
    await mergeSuggestion(leader.ctx, { suggestionId: late, intoId: suggestionId });
    expect((await listSuggestions(colleague.ctx, { view: "own" })).items).toMatchObject([
      { id: late, state: "merged", mergedInto: { id: suggestionId } },
      { id: again, state: "merged" },
    ]);
  });

  test("becomes a plan without a comment that was erased meanwhile", async () => {
    const { org, author, leader } = await makeHouse();
    const comment = await recordComment(org);
    const { suggestionId } = await makeSuggestion(author.ctx, { title: "Second till", comment });
    await eraseResponse(org, { responseId: comment.responseId });
    expect((await open(author.ctx))[0]).toMatchObject({ comment: null });
    const { number } = await acceptSuggestion(leader.ctx, { suggestionId });
    expect(await getPlan(leader.ctx, { number })).toMatchObject({
      evidence: [],
      gaps: expect.arrayContaining(["evidence"]),
    });
  });

  test("may be decided by a member of the council, who owns no plan by it", async () => {
    const { org, author } = await makeHouse();
    const council = await makeTestPerson(org, ["councilMember"]);
    const { number } = await acceptSuggestion(council.ctx, { suggestionId: await suggest(author.ctx, "Second till") });
    expect(await getPlan(council.ctx, { number })).toMatchObject({ owner: null, loggedBy: { id: council.memberId } });
    for (const attempt of [acceptSuggestion, declineSuggestion] as const)
      await expect(attempt(author.ctx, { suggestionId: 1, reason: "No" } as never)).rejects.toMatchObject({
        code: "forbidden",
      });
  });

  test("is a reason, where it is declined, and nothing more after that", async () => {
    const { author, colleague, leader } = await makeHouse();
    const suggestionId = await suggest(author.ctx, "Free coffee");
    await declineSuggestion(leader.ctx, { suggestionId, reason: "It would not be seen in the answers" });
    expect((await listSuggestions(author.ctx, { view: "own" })).items).toMatchObject([
      { state: "declined", reason: "It would not be seen in the answers", decidedBy: { id: leader.memberId } },
    ]);
    const other = await suggest(author.ctx, "Free tea");
    for (const attempt of [
      () => voteForSuggestion(colleague.ctx, { suggestionId }),
      () => acceptSuggestion(leader.ctx, { suggestionId }),
      () => mergeSuggestion(leader.ctx, { suggestionId, intoId: other }),
      () => mergeSuggestion(leader.ctx, { suggestionId: other, intoId: suggestionId }),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: "invalid_state" });
    await expect(mergeSuggestion(leader.ctx, { suggestionId: other, intoId: other })).rejects.toMatchObject({
      code: "invalid_input",
    });
  });

  test("is decided on and voted for as it was read, or not at all", async () => {
    const { author, colleague, leader } = await makeHouse();
    const suggestionId = await suggest(author.ctx, "Second till", { touchpoint: "checkout" });
    const otherId = await suggest(colleague.ctx, "Two tills");
    const seen = { title: "Second till", text: "", touchpoint: "checkout" };
    await updateSuggestion(author.ctx, { suggestionId, title: "Close the shop on Sundays", seen });
    for (const attempt of [
      () => voteForSuggestion(colleague.ctx, { suggestionId, seen }),
      () => acceptSuggestion(leader.ctx, { suggestionId, seen }),
      () => declineSuggestion(leader.ctx, { suggestionId, reason: "No", seen }),
      () => mergeSuggestion(leader.ctx, { suggestionId, intoId: otherId, seen }),
      () => mergeSuggestion(leader.ctx, { suggestionId: otherId, intoId: suggestionId, intoSeen: seen }),
    ])
      await expect(attempt()).rejects.toMatchObject({
        ...{ code: "conflict", reason: "changed_since_read" },
        params: { what: "suggestion", id: "Close the shop on Sundays", field: "title" },
      });
    expect(await open(leader.ctx)).toMatchObject([
      { state: "open", votes: 0 },
      { state: "open", votes: 0 },
    ]);
    const now = { ...seen, title: "Close the shop on Sundays" };
    await voteForSuggestion(colleague.ctx, { suggestionId, seen: now });
    await acceptSuggestion(leader.ctx, { suggestionId, seen: now });
    expect((await listSuggestions(leader.ctx, { view: "accepted" })).items).toMatchObject([
      { id: suggestionId, votes: 1 },
    ]);
  });

  test("unites votes without counting anybody twice", async () => {
    const { author, colleague, other, leader } = await makeHouse();
    const stays = await suggest(author.ctx, "Second till");
    const goes = await suggest(colleague.ctx, "Two tills");
    const goesToo = await suggest(leader.ctx, "Tills");
    for (const suggestionId of [stays, goes]) await voteForSuggestion(other.ctx, { suggestionId });
    await voteForSuggestion(author.ctx, { suggestionId: goes });
    await mergeSuggestion(leader.ctx, { suggestionId: goesToo, intoId: goes });
    await mergeSuggestion(leader.ctx, { suggestionId: goes, intoId: stays });
    // The other, the colleague and the leader; whoever suggested the one that stays is none of them.
    expect(await open(author.ctx)).toMatchObject([{ id: stays, votes: 3, united: [{ id: goes }, { id: goesToo }] }]);
    await voteForSuggestion(other.ctx, { suggestionId: goesToo });
    expect(await open(other.ctx)).toMatchObject([{ votes: 3, hasVoted: true }]);
  });

  test("stays under the name of who has left", async () => {
    const { org, author, leader } = await makeHouse();
    await suggest(author.ctx, "Second till");
    await inTenant(org, (tx) =>
      tx.update(members).set({ deactivatedAt: org.now() }).where(eq(members.id, author.memberId)),
    );
    expect(await open(leader.ctx)).toMatchObject([{ suggestedBy: { id: author.memberId, isActive: false } }]);
  });
});

describe("two at once", () => {
  const settled = async (attempts: Promise<unknown>[]) =>
    (await Promise.allSettled(attempts)).map(({ status }) => status).sort();

  test("decide once, and whoever came second is told", async () => {
    const { org, author, leader } = await makeHouse();
    const second = await makeTestPerson(org, ["councilMember"]);
    for (let round = 0; round < 3; round += 1) {
      const suggestionId = await suggest(author.ctx, `Till ${round}`);
      const outcomes = await settled([
        acceptSuggestion(leader.ctx, { suggestionId }),
        acceptSuggestion(second.ctx, { suggestionId }),
        declineSuggestion(second.ctx, { suggestionId, reason: "No" }),
      ]);
      expect(outcomes).toEqual(["fulfilled", "rejected", "rejected"]);
    }
    const { counts } = await listSuggestions(leader.ctx, {});
    expect(counts.accepted + counts.declined).toBe(3);
    expect(counts.open).toBe(0);
  });

  test("take a suggestion back or unite another with it, never both", async () => {
    const { author, colleague, leader } = await makeHouse();
    for (let round = 0; round < 3; round += 1) {
      const stays = await suggest(author.ctx, `Till ${round}`);
      const goes = await suggest(colleague.ctx, `Another till ${round}`);
      const outcomes = await settled([
        withdrawSuggestion(author.ctx, { suggestionId: stays }),
        mergeSuggestion(leader.ctx, { suggestionId: goes, intoId: stays }),
      ]);
      expect(outcomes).toEqual(["fulfilled", "rejected"]);
    }
  });

  test("lose no vote while suggestions are united, in either direction", async () => {
    const { org, author, colleague, leader } = await makeHouse();
    const voters = await Promise.all(Array.from({ length: 6 }, () => makeTestPerson(org)));
    const [one, other] = [await suggest(author.ctx, "Second till"), await suggest(colleague.ctx, "Two tills")];
    const [merged, crossed, ...votes] = await Promise.allSettled([
      mergeSuggestion(leader.ctx, { suggestionId: one, intoId: other }),
      mergeSuggestion(leader.ctx, { suggestionId: other, intoId: one }),
      ...voters.map(({ ctx }, place) => voteForSuggestion(ctx, { suggestionId: place % 2 === 0 ? one : other })),
    ]);
    expect([merged?.status, crossed?.status].sort()).toEqual(["fulfilled", "rejected"]);
    expect(votes.every(({ status }) => status === "fulfilled")).toBe(true);
    // All six, and whoever suggested the one that is gone.
    expect(await open(leader.ctx)).toMatchObject([{ votes: 7 }]);
  });

  test("change its words and accept it: what was accepted is what was read", async () => {
    const { author, leader } = await makeHouse();
    for (let round = 0; round < 3; round += 1) {
      const title = `Till ${round}`;
      const suggestionId = await suggest(author.ctx, title);
      const [changed, accepted] = await Promise.allSettled([
        updateSuggestion(author.ctx, { suggestionId, title: `Chairs ${round}` }),
        acceptSuggestion(leader.ctx, { suggestionId, seen: { title } }),
      ]);
      expect([changed.status, accepted.status].sort()).toEqual(["fulfilled", "rejected"]);
      if (accepted.status === "fulfilled")
        expect(await getPlan(leader.ctx, { number: accepted.value.number })).toMatchObject({ title });
    }
  });

  test("vote once each, however often they press", async () => {
    const { author, colleague, other } = await makeHouse();
    const suggestionId = await suggest(author.ctx, "Second till");
    await Promise.all([colleague, other, colleague, other].map(({ ctx }) => voteForSuggestion(ctx, { suggestionId })));
    expect(await open(author.ctx)).toMatchObject([{ votes: 2 }]);
  });
});
