import { createHash } from "node:crypto";
import { existsSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { useTestDatabase } from "@heard/db/testing";
import { describe, expect, test } from "vitest";
import type { Actor, ServiceContext } from "../context.ts";
import { makeTestOrganisation, testNow } from "../testing/organisation.ts";
import { useTemporaryFiles } from "../testing/temporary.ts";
import { deleteFile, expireFiles, getFile, keepFile, openFile, storeFile } from "./index.ts";
import { folderOf, pathOf } from "./rules.ts";

useTestDatabase();
const dataDir = useTemporaryFiles().folder;
const place = { dataDir };

async function* pieces(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}
const store = (ctx: ServiceContext, more: Partial<Parameters<typeof storeFile>[1]> = {}) =>
  storeFile(
    ctx,
    { purpose: "import", name: "reviews.csv", mediaType: "text/csv", content: pieces("a,b\n", "1,2\n"), ...more },
    place,
  );
const as = (
  ctx: ServiceContext,
  role: "employee" | "cxLeader" | "surveyAdministrator",
  memberId = 1,
): ServiceContext => {
  const grants = { canUnmask: false, canSeeCustomers: false };
  const actor: Actor = { kind: "member", memberId, userId: memberId, roles: [role], grants };
  return { ...ctx, actor };
};
const namesOf = (ctx: ServiceContext) => {
  const folder = folderOf(dataDir, ctx.organisation.id);
  return existsSync(folder) ? readdirSync(folder) : [];
};

describe("a stored file", () => {
  test("comes back byte for byte, with its size and hash on record", async () => {
    const ctx = await makeTestOrganisation();
    const stored = await store(ctx, { name: "C:\\Users\\mara\\评价 2026.csv" });
    const { file, content } = await openFile(ctx, { fileId: stored.id }, place);
    expect(Buffer.concat(await content.toArray()).toString()).toBe("a,b\n1,2\n");
    expect(file).toEqual(stored);
    expect(file).toMatchObject({ name: "评价 2026.csv", size: 8, purpose: "import" });
    expect(file.sha256).toBe(createHash("sha256").update("a,b\n1,2\n").digest("hex"));
    expect(namesOf(ctx)).toEqual([stored.id]);
  });

  test("belongs to its organisation alone", async () => {
    const [mine, theirs] = [await makeTestOrganisation(), await makeTestOrganisation()];
    const { id } = await store(mine);
    await expect(openFile(theirs, { fileId: id }, place)).rejects.toMatchObject({ code: "not_found" });
    await expect(deleteFile(theirs, { fileId: id }, place)).rejects.toMatchObject({ code: "not_found" });
    await expect(keepFile(theirs, { fileId: id, until: null })).rejects.toMatchObject({ code: "not_found" });
    expect(existsSync(pathOf(dataDir, mine.organisation.id, id))).toBe(true);
  });

  test("needs the permission of its purpose", async () => {
    const ctx = await makeTestOrganisation();
    const { id } = await store(ctx);
    await expect(store(as(ctx, "cxLeader"))).rejects.toMatchObject({ code: "forbidden" });
    await expect(getFile(as(ctx, "cxLeader"), { fileId: id })).rejects.toMatchObject({ code: "forbidden" });
    expect(await getFile(as(ctx, "surveyAdministrator"), { fileId: id })).toMatchObject({ id });
    expect(namesOf(ctx)).toEqual([id]);
  });

  test("that is an export is its maker's alone, for it holds what the maker may see", async () => {
    const ctx = await makeTestOrganisation();
    const { id } = await store(ctx, { purpose: "export", maker: { kind: "member", id: "7" } });
    await expect(getFile(as(ctx, "cxLeader", 8), { fileId: id })).rejects.toMatchObject({ code: "not_found" });
    expect(await getFile(as(ctx, "cxLeader", 7), { fileId: id })).toMatchObject({ id });
  });

  test("keeps its id: a second one under it is refused and changes nothing", async () => {
    const ctx = await makeTestOrganisation();
    const { id } = await store(ctx);
    await expect(store(ctx, { id, content: pieces("other") })).rejects.toMatchObject({ code: "conflict" });
    const { content } = await openFile(ctx, { fileId: id }, place);
    expect(Buffer.concat(await content.toArray()).toString()).toBe("a,b\n1,2\n");
    expect(namesOf(ctx)).toEqual([id]);
  });

  test("of a sender who hangs up leaves nothing", async () => {
    const ctx = await makeTestOrganisation();
    async function* cut(): AsyncGenerator<Uint8Array> {
      yield Buffer.from("a,b\n1,");
      throw new Error("aborted");
    }
    await expect(store(ctx, { content: cut() })).rejects.toThrow("aborted");
    expect(namesOf(ctx)).toEqual([]);
  });

  test.each(["../../etc/passwd", "", "6F9619FF-8B86-D011-B42D-00C04FC964FF", "con"])(
    "has no id such as “%s”",
    async (id) => {
      const ctx = await makeTestOrganisation();
      await expect(store(ctx, { id })).rejects.toMatchObject({ reason: "invalid_value" });
      await expect(getFile(ctx, { fileId: id })).rejects.toMatchObject({ code: "not_found" });
    },
  );
});

describe("files that are over", () => {
  const inDays = (days: number) => () => new Date(testNow().getTime() + days * 86_400_000);

  test("are not found from the minute they expire, and their bytes go with the next round", async () => {
    const ctx = await makeTestOrganisation();
    const [gone, kept] = [await store(ctx), await store(ctx)];
    await keepFile(ctx, { fileId: kept.id, until: inDays(60)() });
    const later = { ...ctx, now: inDays(30) };
    await expect(getFile(later, { fileId: gone.id })).rejects.toMatchObject({ code: "not_found" });
    await expireFiles({ dataDir, now: inDays(29) });
    expect(namesOf(ctx)).toHaveLength(2);
    expect(await expireFiles({ dataDir, now: inDays(31) })).toBeGreaterThan(0);
    expect(namesOf(ctx)).toEqual([kept.id]);
    expect(await getFile({ ...ctx, now: inDays(31) }, { fileId: kept.id })).toMatchObject({ id: kept.id });
  });

  test("include what a dead upload left, once it is a day old", async () => {
    const ctx = await makeTestOrganisation();
    const { id } = await store(ctx);
    const path = pathOf(dataDir, ctx.organisation.id, id);
    for (const [name, hours] of [
      ["old", 25],
      ["fresh", 1],
    ] as const) {
      const left = `${path}.${name}.part`;
      const at = new Date(testNow().getTime() - hours * 3_600_000);
      writeFileSync(left, "half");
      utimesSync(left, at, at);
    }
    await expireFiles({ dataDir, now: testNow });
    expect(namesOf(ctx).toSorted()).toEqual([id, `${id}.fresh.part`].toSorted());
  });

  test("are deleted by those who could store them", async () => {
    const ctx = await makeTestOrganisation();
    const { id } = await store(ctx);
    await expect(deleteFile(as(ctx, "employee"), { fileId: id }, place)).rejects.toMatchObject({ code: "forbidden" });
    await deleteFile(as(ctx, "surveyAdministrator"), { fileId: id }, place);
    expect(namesOf(ctx)).toEqual([]);
    await expect(getFile(ctx, { fileId: id })).rejects.toMatchObject({ code: "not_found" });
  });
});
