import { notFound } from "@heard/core/errors";
import { describe, expect, test } from "vitest";
import { createRespond, securityHeaders } from "../index.ts";
import type { NoticesToShow } from "./plan-notices-page.ts";
import { createPlanNoticesPages } from "./plan-notices-routes.ts";

const generous = { capacity: 10_000, perSecond: 10_000 };
const told: NoticesToShow = {
  organisation: { name: "Tea & <House>", locale: "en" },
  notices: [
    {
      texts: {
        en: { title: "Refunds <b>in five days</b>", body: "You waited.\n\nNow you do not." },
        "zh-Hans": { title: "五天内退款", body: "现在不用等了。" },
      },
      publishedAt: new Date("2026-06-30T12:00:00Z"),
      verdict: "noDetectableChange",
    },
  ],
};

/** The page for one organisation that has one, `lanternway`. */
const gateway = (notices = told) =>
  createPlanNoticesPages({
    open: async ({ organisation }) => {
      if (organisation !== "lanternway") throw notFound("organisation", organisation);
      return notices;
    },
    take: async () => null,
    limits: { address: generous, survey: generous, completions: generous, kiosks: generous, files: generous },
    addressOf: () => "somebody",
    respond: createRespond({
      headers: securityHeaders({ https: false }),
      mostInFlight: 500,
      onRequest: () => {},
      report: (error) => {
        throw error;
      },
    }),
  });
const ask = async (path: string, language: string, notices?: NoticesToShow) => {
  const reply = await gateway(notices).request(path, { headers: { "accept-language": language } });
  return { status: reply.status, headers: reply.headers, text: await reply.text() };
};

describe("the page of what an organisation did", () => {
  test("speaks the reader's language, says what the verdict was, and takes nobody's words for markup", async () => {
    const english = await ask("/notices/lanternway", "en");
    expect(english.status).toBe(200);
    expect(english.text).toContain("You said, we did");
    expect(english.text).toContain("Refunds &lt;b&gt;in five days&lt;/b&gt;");
    expect(english.text).toContain("Measured afterwards: no change could be seen.");
    expect(english.text).not.toContain("<script");
    const chinese = await ask("/notices/lanternway", "zh-CN");
    expect(chinese.text).toContain("五天内退款");
    expect(chinese.text).toContain("事后测量：看不出变化。");
    expect(chinese.text).toContain('<a href="?lang=en" lang="en" hreflang="en">English</a>');
  });

  test("shows the language that the address asks for, and a text in another one where there is none", async () => {
    expect((await ask("/notices/lanternway?lang=zh-Hans", "en")).text).toContain("五天内退款");
    const traditional = (await ask("/notices/lanternway", "zh-TW")).text;
    expect(traditional).toContain("您說的，我們做了");
    expect(traditional).toContain('lang="en"');
  });

  test("is kind where there is nothing to tell, and where there is no page", async () => {
    expect((await ask("/notices/lanternway", "en", { ...told, notices: [] })).text).toContain(
      "There is nothing to tell yet.",
    );
    const missing = await ask("/notices/elsewhere", "en");
    expect([missing.status, missing.headers.get("content-type")]).toEqual([404, "text/html; charset=utf-8"]);
    expect(missing.text).toContain("There is no such page");
    expect(missing.headers.get("content-security-policy")).toContain("default-src 'none'");
  });
});
