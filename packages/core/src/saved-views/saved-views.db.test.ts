import { useTestDatabase } from "@heard/db/testing";
import { describe, expect, test } from "vitest";
import { listAuditEntries } from "../audit/index.ts";
import type { ServiceContext } from "../context.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { createSavedView, deleteSavedView, listSavedViews, renameSavedView, shareSavedView } from "./index.ts";
import { mostSavedViews } from "./rules.ts";

useTestDatabase();

const member = (ctx: ServiceContext, memberId: number, role: "employee" | "cxLeader" = "employee"): ServiceContext => ({
  ...ctx,
  actor: {
    kind: "member",
    memberId,
    userId: memberId,
    roles: [role],
    grants: { canUnmask: false, canSeeCustomers: false },
  },
});
const names = async (ctx: ServiceContext, screen: "scores" | "comments" = "scores") =>
  (await listSavedViews(ctx, { screen })).map(({ name }) => name);

describe("saved views", () => {
  test("belong to their maker and their screen, and keep the address in its one spelling", async () => {
    const ctx = await makeTestOrganisation();
    const [mine, theirs] = [member(ctx, 1), member(ctx, 2)];
    const made = await createSavedView(mine, {
      screen: "scores",
      name: "  Checkout, quarter  ",
      query: "?touchpoint=checkout%2Cdelivery&metric=&compare=previous",
    });
    expect(made).toMatchObject({
      name: "Checkout, quarter",
      query: "compare=previous&touchpoint=checkout,delivery",
      isOwn: true,
      madeBy: null,
    });
    expect(await names(mine)).toEqual(["Checkout, quarter"]);
    expect(await names(mine, "comments")).toEqual([]);
    expect(await names(theirs)).toEqual([]);
    expect(await names(member(await makeTestOrganisation(), 1))).toEqual([]);
  });

  test("are shared by those who may, and stay their maker's to change", async () => {
    const ctx = await makeTestOrganisation();
    const [leader, reader] = [member(ctx, 1, "cxLeader"), member(ctx, 2)];
    const { id } = await createSavedView(leader, {
      screen: "scores",
      name: "Board",
      query: "metric=nps",
      shared: true,
    });
    expect(await listSavedViews(reader, { screen: "scores" })).toMatchObject([{ id, isOwn: false, shared: true }]);
    for (const attempt of [
      () => renameSavedView(reader, { viewId: id, name: "Mine now" }),
      () => deleteSavedView(reader, { viewId: id }),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
    await shareSavedView(leader, { viewId: id, shared: false });
    expect(await names(reader)).toEqual([]);
    const own = await createSavedView(reader, { screen: "scores", name: "Own", query: "" });
    await expect(shareSavedView(reader, { viewId: own.id, shared: true })).rejects.toMatchObject({ code: "forbidden" });
    await expect(
      createSavedView(reader, { screen: "scores", name: "Own", query: "", shared: true }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });

  test("in the bin cannot be renamed or shared", async () => {
    const leader = member(await makeTestOrganisation(), 1, "cxLeader");
    const { id } = await createSavedView(leader, { screen: "comments", name: "A", query: "" });
    await deleteSavedView(leader, { viewId: id });
    for (const attempt of [
      () => renameSavedView(leader, { viewId: id, name: "B" }),
      () => shareSavedView(leader, { viewId: id, shared: true }),
      () => deleteSavedView(leader, { viewId: id }),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: "invalid_state" });
  });

  test("are so many and no more, and need a person", async () => {
    const ctx = await makeTestOrganisation();
    const mine = member(ctx, 1);
    for (let place = 0; place < mostSavedViews; place += 1)
      await createSavedView(mine, { screen: "scores", name: `View ${place}`, query: "" });
    await expect(createSavedView(mine, { screen: "scores", name: "More", query: "" })).rejects.toMatchObject({
      code: "limit_exceeded",
      reason: "too_many",
    });
    await expect(listSavedViews(ctx, { screen: "scores" })).rejects.toMatchObject({ code: "forbidden" });
  });

  test("leave a trace in the log that says nothing of their words", async () => {
    const ctx = await makeTestOrganisation();
    const mine = member(ctx, 1);
    const { id } = await createSavedView(mine, { screen: "scores", name: "Anna's complaint", query: "" });
    await renameSavedView(mine, { viewId: id, name: "Anna again" });
    const { items } = await listAuditEntries(ctx, { subjectKind: "savedView", subjectId: String(id) });
    expect(items.map(({ verb }) => verb)).toEqual(["savedView.rename", "savedView.create"]);
    expect(JSON.stringify(items)).not.toContain("Anna");
  });
});
