import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { useTestDatabase } from "@heard/db/testing";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { createUser } from "../accounts/create.ts";
import { listAuditEntries } from "../audit/index.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { openFilePath } from "../files/index.ts";
import { openTable } from "../imports/table/open.ts";
import { claimJobRun } from "../jobs/runs.ts";
import { getMeasures } from "../measures/index.ts";
import type { RowOrder } from "../measures/rules.ts";
import { addMember } from "../members/add.ts";
import { eraseResponse } from "../responses/erase.ts";
import { quarantineResponse } from "../responses/quarantine.ts";
import { recordResponses } from "../responses/record.ts";
import { collect } from "../testing/collect.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { recordComments, workOnReadings } from "../testing/readings.ts";
import { useTemporaryFiles } from "../testing/temporary.ts";
import { createTheme } from "../themes/index.ts";
import { listTrace } from "../trace/list.ts";
import { type ExportContent, listExports, makeExport, startExport, stopExport } from "./index.ts";
import { handleExport } from "./jobs.ts";
import { contextOfMaker } from "./queries.ts";

useTestDatabase();
const { folder } = useTemporaryFiles();

const period = { from: "2026-06-01", to: "2026-06-30" };
const responseAddress = "https://heard.example/acme/responses/";
const responses = (count: number, more: (place: number) => object = () => ({})) =>
  Array.from({ length: count }, (_, place) => ({
    externalId: `E-${place}`,
    occurredOn: `2026-06-${String((place % 28) + 1).padStart(2, "0")}`,
    touchpoint: ["checkout", "delivery", "returns"][place % 3],
    channel: ["shop", "app"][place % 2],
    language: "en",
    customer: `customer-${place}`,
    scores: [{ metric: "csat", value: (place % 5) + 1 }],
    comments: place % 4 === 0 ? [{ text: `=cmd|place ${place}, call 13812345678` }] : [],
    ...more(place),
  }));
async function organisationWith(count: number, more?: (place: number) => object): Promise<ServiceContext> {
  const ctx = await makeTestOrganisation("exports");
  const all = responses(count, more);
  for (let start = 0; start < count; start += 1000) {
    const { rejected } = await recordResponses(ctx, {
      source: "app",
      mode: "api",
      responses: all.slice(start, start + 1000),
    });
    expect(rejected).toBe(0);
  }
  return ctx;
}
const as = (ctx: ServiceContext, role: "cxLeader" | "employee", canSeeCustomers = false): ServiceContext => ({
  ...ctx,
  actor: { kind: "member", memberId: 999_999, userId: 1, roles: [role], grants: { canUnmask: false, canSeeCustomers } },
});
const make = (ctx: ServiceContext, content: ExportContent, format: "csv" | "xlsx" = "xlsx", locale = "en" as const) =>
  makeExport(ctx, { content, format, locale }, { responseAddress });

/** Table and account of an export, read by the reader of imports. */
async function readExport(content: Uint8Array, format: "csv" | "xlsx" = "xlsx") {
  const path = join(folder, `read.${format}`);
  await writeFile(path, content);
  if (format === "csv") {
    const [about = "", ...rest] = Buffer.from(content).toString().replace("\ufeff", "").split("\r\n\r\n");
    await writeFile(path, rest.join("\r\n\r\n"));
    const table = await openTable(path);
    return { about, columns: table.columns, rows: (await collect(table.rows())).map(({ cells }) => cells) };
  }
  const table = await openTable(path);
  const account = await openTable(path, { sheet: table.sheets.at(-1) ?? null });
  return {
    about: (await collect(account.rows())).map(({ cells }) => cells.join("|")).join("\n"),
    columns: table.columns,
    rows: (await collect(table.rows())).map(({ cells }) => cells),
  };
}
type Read = Awaited<ReturnType<typeof readExport>>;
const column = ({ columns, rows }: Read, name: string) => {
  const at = columns.indexOf(name);
  expect(at, `column ${name} in ${columns.join(", ")}`).toBeGreaterThanOrEqual(0);
  return rows.map((cells) => cells[at]);
};

describe("exports of figures", () => {
  test("the row of tiles holds every metric by every method, with n, interval, definition and what is left out", async () => {
    const ctx = await organisationWith(90);
    const content: ExportContent = { kind: "scores", period, compare: "previous", filters: { channel: ["shop"] } };
    for (const format of ["csv", "xlsx"] as const) {
      const read = await readExport((await make(ctx, content, format)).content, format);
      expect(read.about).toContain("Channel: Shop");
      expect(read.about).toContain("2026-06-01 to 2026-06-30");
      const csat = read.rows.filter(([name]) => name === "CSAT");
      expect(csat.map(([, method]) => method)).toEqual(["top-2-box", "mean", "composite", "net"]);
      for (const [place, method] of ["topTwoBox", "mean", "composite", "net"].entries()) {
        const [result] = await getMeasures(
          ctx,
          [{ ...content, metric: "csat", method }].map(({ kind: _, ...q }) => q),
        );
        const { value, n, interval } = result?.total ?? {};
        const row = csat[place] ?? [];
        const cell = (name: string) => row[read.columns.indexOf(name)];
        expect([cell("Value"), cell("n"), cell("95% interval, low"), cell("95% interval, high")]).toEqual(
          [value, n, interval?.low, interval?.high].map(String),
        );
      }
    }
  });

  test("a breakdown has its rows in the order of the screen", async () => {
    const ctx = await organisationWith(66, (place) => ({
      touchpoint: place < 40 ? "returns" : place < 60 ? "checkout" : undefined,
    }));
    const names = async (order?: RowOrder) => {
      const content = {
        kind: "breakdown",
        metric: "csat",
        period,
        groupBy: "touchpoint",
        ...(order ? { order } : {}),
      } as const;
      return column(await readExport((await make(ctx, content)).content), "Touchpoint");
    };
    expect(await names()).toEqual(["Checkout", "Delivery", "Returns", "Not given"]);
    expect(await names({ column: "n", direction: "descending" })).toEqual([
      "Returns",
      "Checkout",
      "Not given",
      "Delivery",
    ]);
    expect(await names({ column: "name", direction: "descending" })).toEqual([
      "Returns",
      "Not given",
      "Delivery",
      "Checkout",
    ]);
    // The one sound number first, whatever the low ones are.
    expect((await names({ column: "value", direction: "ascending" }))[0]).toBe("Returns");
  });

  test("a breakdown withholds what is below the minimum, with the reason; so do a distribution and a list", async () => {
    const ctx = await organisationWith(40, (place) => ({ touchpoint: place < 3 ? "returns" : "checkout" }));
    const read = await readExport(
      (await make(ctx, { kind: "breakdown", metric: "csat", period, groupBy: "touchpoint" })).content,
    );
    const returns = read.rows.find(([name]) => name === "Returns") ?? [];
    expect(returns[read.columns.indexOf("n")]).toBe("3");
    expect(returns[read.columns.indexOf("Value")]).toBe("");
    expect(returns[read.columns.indexOf("Note")]).toBe("Hidden: fewer than 5 people answered");
    expect(column(read, "n")).toContain("37");
    const filters = { touchpoint: ["returns"] };
    const spread = await readExport(
      (await make(ctx, { kind: "distribution", metric: "csat", period, filters })).content,
    );
    expect(spread.rows).toEqual([]);
    expect(spread.about).toContain("Withheld|Hidden: fewer than 5 people answered");
    const list = await readExport(
      (await make(ctx, { kind: "responses", query: { metric: "csat", period, filters } })).content,
    );
    expect(list.rows).toEqual([]);
  });

  test("a trend has both periods, clipped to their days, and a distribution its shares", async () => {
    const ctx = await organisationWith(200);
    await recordResponses(ctx, {
      source: "app",
      mode: "api",
      responses: responses(60, (place) => ({ externalId: `M-${place}`, occurredOn: "2026-05-20" })),
    });
    const trend = await readExport(
      (await make(ctx, { kind: "trend", metric: "csat", period, compare: "previous", grain: "week" })).content,
    );
    expect(trend.rows[0]?.slice(0, 3)).toEqual(["period before", "2026-05-18", "2026-05-24"]);
    expect(trend.rows.at(-1)?.slice(0, 3)).toEqual(["this period", "2026-06-22", "2026-06-28"]);
    expect(column(trend, "n").reduce((sum, n) => sum + Number(n), 0)).toBe(260);
    const spread = await readExport((await make(ctx, { kind: "distribution", metric: "csat", period })).content);
    expect(column(spread, "Answers").map(Number)).toEqual([40, 40, 40, 40, 40]);
    expect(column(spread, "Share").map(Number)).toEqual([0.2, 0.2, 0.2, 0.2, 0.2]);
  });
});

describe("exports of lists", () => {
  test("the list behind a number has its n as rows, newest first, redacted, customers only with the grant", async () => {
    const ctx = await organisationWith(90);
    const query = { metric: "csat", period, filters: { touchpoint: ["delivery"] } };
    const { items } = await listTrace(ctx, { query, limit: 1000 });
    for (const format of ["csv", "xlsx"] as const) {
      const open = await readExport(
        (await make(as(ctx, "cxLeader", true), { kind: "responses", query }, format)).content,
        format,
      );
      expect(column(open, "Response")).toEqual(items.map(({ responseId }) => responseId));
      expect(column(open, "Value").map(Number)).toEqual(items.map(({ value }) => value));
      expect(column(open, "Customer")).toContain("customer-1");
      expect(column(open, "Address")[0]).toBe(`${responseAddress}${items[0]?.responseId}`);
      const comments = column(open, "Comment").filter((text) => text !== "");
      expect(comments.length).toBeGreaterThan(3);
      for (const text of comments) expect(text).toMatch(format === "csv" ? /^'=cmd\|place/ : /^=cmd\|place/);
      expect(comments.join()).not.toContain("13812345678");
      const closed = await readExport(
        (await make(as(ctx, "cxLeader"), { kind: "responses", query }, format)).content,
        format,
      );
      expect(closed.columns).not.toContain("Customer");
      expect(JSON.stringify(closed)).not.toContain("customer-1");
    }
  });

  test("one point of what a number leaves out says as many rows as it has", async () => {
    const ctx = await organisationWith(60);
    const { items } = await listTrace(ctx, { query: { metric: "csat", period }, value: 3, limit: 2 });
    for (const { responseId } of items) await quarantineResponse(ctx, { responseId, reason: "doubt" });
    const query = { metric: "csat", period };
    const { about, rows } = await readExport(
      (await make(ctx, { kind: "responses", query, which: "excluded", value: 3 })).content,
    );
    expect(rows).toHaveLength(2);
    expect(about).toContain("Rows|2");
  });

  test("comments follow their words, filters and score", async () => {
    const ctx = await organisationWith(80);
    const read = await readExport(
      (await make(ctx, { kind: "comments", period, words: "place", score: { metric: "csat", from: 1, to: 2 } }))
        .content,
    );
    expect(read.rows.length).toBe(8);
    expect(column(read, "CSAT").every((value) => Number(value) <= 2)).toBe(true);
    expect(read.about).toContain("Words|place");
    expect(read.about).toContain("Score|CSAT 1–2");
  });

  test("comments say what was read in them, and by which theme and sentiment the list was narrowed", async () => {
    const ctx = await makeTestOrganisation("exports");
    await createTheme(ctx, { key: "speed", name: { en: "Speed" }, rule: "slow" });
    await recordComments(ctx, ["so slow, terrible", "great, thank you", "A entrega demorou muito tempo"]);
    await workOnReadings(ctx);
    const all = await readExport((await make(ctx, { kind: "comments", period })).content);
    const read = column(all, "Comment").map((text, at) => [
      text,
      column(all, "Sentiment")[at] ?? "",
      column(all, "Theme")[at] ?? "",
    ]);
    expect(read.sort()).toEqual([
      ["A entrega demorou muito tempo", "", ""],
      ["great, thank you", "Positive", ""],
      ["so slow, terrible", "Negative", "Speed"],
    ]);
    const some = await readExport(
      (await make(ctx, { kind: "comments", period, themes: ["speed"], sentiments: ["negative", "mixed"] })).content,
    );
    expect(some.rows).toHaveLength(1);
    expect(some.about).toContain("Theme|Speed");
    expect(some.about).toContain("Sentiment|Negative, Mixed");
  });

  test("nobody takes more than a role allows, and another organisation's numbers never", async () => {
    const ctx = await organisationWith(10);
    const content: ExportContent = { kind: "responses", query: { metric: "csat", period } };
    await expect(make(as(ctx, "employee"), content)).rejects.toMatchObject({ reason: "not_permitted" });
    const other = await makeTestOrganisation("exports");
    expect((await readExport((await make(other, content)).content)).rows).toEqual([]);
  });
});

describe("large exports", () => {
  const content: ExportContent = { kind: "responses", query: { metric: "csat", period } };
  const input = { content, format: "csv", locale: "en" } as const;
  const options = { dataDir: folder };
  async function memberOf(ctx: ServiceContext): Promise<ServiceContext> {
    const memberId = await inTenant(ctx, async (tx) => {
      const email = `${ctx.organisation.key}@example.com`;
      const userId = await createUser(tx, {
        email,
        name: "L",
        passwordHash: null,
        locale: null,
        emailVerifiedAt: null,
      });
      return addMember(tx, ctx, { userId: userId ?? 0, roles: ["cxLeader"] });
    });
    const grants = { canUnmask: false, canSeeCustomers: false };
    return { ...ctx, actor: { kind: "member", memberId, userId: 0, roles: ["cxLeader"], grants } };
  }

  test("are refused at once, made in the background with the member's own eyes, and kept for seven days", async () => {
    const ctx = await organisationWith(5001);
    const member = await memberOf(ctx);
    await expect(make(member, content)).rejects.toMatchObject({
      code: "limit_exceeded",
      reason: "export_too_large",
      params: { count: 5001, most: 5000 },
    });
    const { id } = await startExport(member, input, { responseAddress });
    expect(await listExports(member)).toMatchObject([{ id, state: "waiting", file: null }]);
    const job = await claimJobRun(ctx, id);
    if (!job) throw new Error("the job was not there to be taken");
    const outcome = await handleExport({ ...ctx, actor: { kind: "system" } }, job, options);
    expect(outcome).toMatchObject({ rowCount: 5001 });
    const { fileId } = outcome as { fileId: string };
    const { path, file } = await openFilePath(member, { fileId }, options);
    const read = await readExport(await readFile(path), "csv");
    expect(new Set(column(read, "Response")).size).toBe(5001);
    expect(read.columns).not.toContain("Customer");
    expect(file.expiresAt?.toISOString()).toBe("2026-07-07T12:00:00.000Z");
    // The list knows how far it came; the worker writes how it ended.
    expect(await listExports(member)).toMatchObject([{ doneCount: 5001, totalCount: 5001 }]);
    await expect(openFilePath(as(ctx, "cxLeader"), { fileId }, options)).rejects.toMatchObject({ code: "not_found" });
  });

  test("begin anew where somebody is erased while they are written, and do not hold them", async () => {
    const ctx = await organisationWith(3000);
    const member = await memberOf(ctx);
    const [gone] = await inTenant(ctx, (tx) =>
      tx.execute<{ id: string }>(
        sql`select id from responses where org_id = ${ctx.organisation.id} order by id desc limit 1`,
      ),
    );
    const { id } = await startExport(member, input, { responseAddress });
    const job = await claimJobRun(ctx, id);
    if (!job) throw new Error("the job was not there to be taken");
    const under = join(folder, "files", String(ctx.organisation.id));
    // The first piece of the file is on the disk: its snapshot shows everybody.
    const isWriting = async () => (await readdir(under).catch(() => [])).some((name) => name.endsWith(".part"));
    const working = handleExport({ ...ctx, actor: { kind: "system" } }, job, options);
    while (!(await isWriting())) await setImmediate();
    await eraseResponse(ctx, { responseId: gone?.id ?? "" });
    const { fileId } = (await working) as { fileId: string };
    const read = await readExport(await readFile((await openFilePath(member, { fileId }, options)).path), "csv");
    expect(column(read, "Response")).toHaveLength(2999);
    expect(column(read, "Response")).not.toContain(gone?.id);
    expect((await readdir(under)).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  test("stop when told to, and leave nothing", async () => {
    const ctx = await organisationWith(20);
    const member = await memberOf(ctx);
    const { id } = await startExport(member, input, { responseAddress });
    const job = await claimJobRun(ctx, id);
    if (!job) throw new Error("the job was not there to be taken");
    await stopExport(member, { id });
    expect(await handleExport({ ...ctx, actor: { kind: "system" } }, job, options)).toBe("left");
    expect(await listExports(member)).toMatchObject([{ id, state: "cancelled", file: null }]);
    await expect(stopExport(as(ctx, "cxLeader"), { id })).rejects.toMatchObject({ code: "not_found" });
  });

  test("leave on record who stopped them, once", async () => {
    const ctx = await organisationWith(1);
    const member = await memberOf(ctx);
    const { id } = await startExport(member, input, { responseAddress });
    await stopExport(member, { id });
    await stopExport(member, { id });
    const { items } = await listAuditEntries(ctx, { verb: "export.stop" });
    expect(items).toMatchObject([{ verb: "export.stop", subject: { kind: "export", id }, actor: { kind: "member" } }]);
  });

  test("see what the member may see when they run", async () => {
    const ctx = await organisationWith(1);
    const member = await memberOf(ctx);
    const { id } = await startExport(member, input, { responseAddress });
    const job = await claimJobRun(ctx, id);
    if (!job || member.actor.kind !== "member") throw new Error("no job of a member");
    expect((await contextOfMaker(ctx, job)).actor).toMatchObject({ kind: "member", roles: ["cxLeader"] });
    await expect(contextOfMaker(ctx, { ...job, actorId: "999999" })).rejects.toMatchObject({ code: "not_found" });
  });
});
