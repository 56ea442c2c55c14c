import { inTenant, type ServiceContext } from "@heard/core/context";
import { storeFile } from "@heard/core/files";
import { getMeasures } from "@heard/core/measures";
import { returnToken, takeToken } from "@heard/core/rate-limits/take";
import { releaseResponse } from "@heard/core/responses/quarantine";
import { closeSurvey, updateSurvey } from "@heard/core/surveys";
import { signLink } from "@heard/core/surveys/sign-link";
import { makeTestOrganisation } from "@heard/core/testing/organisation";
import { publishTestSurvey, submissionDeps } from "@heard/core/testing/surveys";
import { useTemporaryFiles } from "@heard/core/testing/temporary";
import { useTestDatabase } from "@heard/db/testing";
import { describe, expect, test } from "vitest";
import { fieldsOf, inThree } from "../../testing/survey-page.ts";
import { createRespond, createSurveyDesk, createSurveyPages, securityHeaders } from "../index.ts";

useTestDatabase();
const dataDir = useTemporaryFiles().folder;

/** The pages as the gateway mounts them, at a clock of the test's own. */
function gateway() {
  const deps = submissionDeps();
  const start = deps.now().getTime();
  let passedMs = 0;
  const now = () => new Date(start + passedMs);
  const generous = { capacity: 10_000, perSecond: 10_000 };
  const app = createSurveyPages({
    desk: createSurveyDesk({ ...deps, now, dataDir }),
    now,
    take: takeToken,
    giveBack: returnToken,
    limits: { address: generous, survey: generous, completions: generous, kiosks: generous, files: generous },
    addressOf: () => "somebody",
    script: null,
    respond: createRespond({
      headers: securityHeaders({ https: false }),
      mostInFlight: 100,
      onRequest: () => {},
      report: (error) => {
        throw error;
      },
    }),
  });
  return {
    app,
    open: async (address: string) => {
      const html = await (await app.request(address)).text();
      passedMs += 20_000;
      return html;
    },
    send: async (address: string, page: string, answers: Record<string, string | File>) => {
      const form = new FormData();
      for (const [name, value] of [...fieldsOf(page), ...Object.entries({ ...answers, _go: "next" })]) {
        if (typeof value === "string") form.set(name, value);
        else form.set(name, value);
      }
      const hasFile = Object.values(answers).some((answer) => answer instanceof File);
      const body = hasFile
        ? form
        : new URLSearchParams([...form].map(([name, value]): [string, string] => [name, String(value)]));
      return (await app.request(address, { method: "POST", body })).text();
    },
  };
}

async function counted(ctx: ServiceContext) {
  const [result] = await getMeasures(ctx, [
    { metric: "nps", period: { from: "2026-06-01", to: "2026-07-31" }, method: "nps" },
  ]);
  return result?.total.n ?? 0;
}

describe("what is sent from a page", () => {
  test("is in the measures at once, and once, however often and however many at once it is sent", async () => {
    const ctx = await makeTestOrganisation();
    const { key } = await publishTestSurvey(ctx);
    const { open, send } = gateway();
    const page = await open(`/s/${key}`);
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => send(`/s/${key}`, page, { nps: "9", "nps-why": "The lamps" })),
    );
    expect(replies.filter((html) => !html.includes("Your answers help us improve"))).toEqual([]);
    expect(await counted(ctx)).toBe(1);
    expect(await send(`/s/${key}`, page, { nps: "0" })).toContain("You have answered already");
    expect(await counted(ctx)).toBe(1);
  });

  test("stays out of the numbers where a program filled it in, until somebody lets it in", async () => {
    const ctx = await makeTestOrganisation();
    const { key } = await publishTestSurvey(ctx);
    const { open, send } = gateway();
    const page = await open(`/s/${key}`);
    expect(await send(`/s/${key}`, page, { nps: "10", _website: "https://buy.example" })).toContain("help us improve");
    expect(await counted(ctx)).toBe(0);
    const [response] = await inTenant(ctx, (tx) => tx.execute("select id from responses where state = 3"));
    await releaseResponse(ctx, { responseId: String(response?.id) });
    expect(await counted(ctx)).toBe(1);
  });

  test("brings its file, which what its bytes say decides about", async () => {
    const ctx = await makeTestOrganisation();
    const photo = {
      type: "file" as const,
      id: "photo",
      required: true,
      accepted: ["image/png" as const],
      largestBytes: 1000,
      text: inThree("A photo"),
    };
    const { key } = await publishTestSurvey(ctx, (definition) => ({
      ...definition,
      questions: [...definition.questions, photo],
    }));
    const { open, send } = gateway();
    const page = await open(`/s/${key}`);
    const file = (bytes: number[]) => new File([new Uint8Array(bytes)], "lamp.png", { type: "image/png" });
    expect(await send(`/s/${key}`, page, { nps: "9", photo: file([60, 104, 116, 109, 108, 62]) })).toContain(
      "This kind of file cannot be taken.",
    );
    const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 73, 72, 68, 82];
    expect(await send(`/s/${key}`, page, { nps: "9", photo: file(png) })).toContain("help us improve");
    expect(await counted(ctx)).toBe(1);
    const kept = await inTenant(ctx, (tx) =>
      tx.execute("select name, size from files where deleted_at is null and expires_at is null"),
    );
    expect([...kept]).toEqual([{ name: "lamp.png", size: expect.anything() }]);
  });

  test("is taken from nobody once the survey is closed", async () => {
    const ctx = await makeTestOrganisation();
    const { key, surveyId } = await publishTestSurvey(ctx);
    const { open, send } = gateway();
    const page = await open(`/s/${key}`);
    await closeSurvey(ctx, { surveyId });
    expect(await open(`/s/${key}`)).toContain("This survey is closed");
    expect(await send(`/s/${key}`, page, { nps: "9" })).toContain("This survey is closed");
  });
});

test("a logo is there for everybody who sees the page, and only that file", async () => {
  const ctx = await makeTestOrganisation();
  const { key, surveyId } = await publishTestSurvey(ctx);
  const { app, open } = gateway();
  expect(await open(`/s/${key}`)).not.toContain("<img");
  expect((await app.request(`/s/${key}/logo`)).status).toBe(404);
  async function* bytes() {
    yield Buffer.from("a picture");
  }
  const file = { purpose: "logo" as const, name: "logo.png", mediaType: "image/png", content: bytes() };
  const { id } = await storeFile(ctx, file, { dataDir });
  await updateSurvey(ctx, { surveyId, logoFileId: id });
  const page = await open(`/s/${key}`);
  const address = /<img src="([^"]+)" alt="([^"]+)">/.exec(page);
  expect(address?.[2]).toBe(ctx.organisation.key);
  const reply = await app.request(address?.[1] ?? "");
  expect(reply.headers.get("content-type")).toBe("image/png");
  expect(await reply.text()).toBe("a picture");
});

describe("what a link carries", () => {
  test("reaches the questions, and cannot be changed by hand where it is signed", async () => {
    const ctx = await makeTestOrganisation();
    const { key } = await publishTestSurvey(ctx, (definition) => ({
      ...definition,
      welcome: { en: "About {{parameter.order}}", "zh-Hans": "{{parameter.order}}", "zh-Hant": "{{parameter.order}}" },
      parameters: [{ key: "order", fills: "context", signed: true, required: true }],
    }));
    const { open, send } = gateway();
    const { authSecret } = submissionDeps();
    const address = `/s/${key}?order=A-1001&utm_source=mail&sig=${signLink(key, { order: "A-1001" }, authSecret)}`;
    const page = await open(address);
    expect(page).toContain("About A-1001");
    expect(await send(address, page, { nps: "9" })).toContain("help us improve");
    for (const changed of [address.replace("1001", "1002"), `/s/${key}`, `/s/${key}?order=A-1001`])
      expect(await open(changed)).toContain("Something is missing from this link");
  });

  test("is refused kindly where no database could keep it", async () => {
    const ctx = await makeTestOrganisation();
    const { key } = await publishTestSurvey(ctx, (definition) => ({
      ...definition,
      parameters: [{ key: "who", fills: "context" }],
    }));
    const { open } = gateway();
    expect(await open(`/s/${key}?who=a%00b`)).toContain("Something is missing from this link");
    expect(await open("/s/%00")).toContain("There is no survey here");
  });
});
