import { DomainError } from "@heard/core/errors";
import { expect, test } from "vitest";
import { noticeOf } from "./notices.ts";

const closed = new DomainError("invalid_state", "survey_closed");
const face = async () => ({
  survey: { key: "demo" },
  organisation: { name: "Lanternway", locale: "zh-Hant" },
  brand: { colour: null, logoFileId: null },
});
const said = async (more: Partial<Parameters<typeof noticeOf>[1]>) =>
  (await noticeOf(closed, { wishes: [], address: "/s/demo", script: null, mostBytes: 1, isOpening: true, ...more }))
    .html;

test("a refusal is said in the first language that the reader and we have in common, else in that of the organisation", async () => {
  expect(await said({ wishes: ["", "de", "zh-CN", "en"], face })).toContain('lang="zh-Hans"');
  expect(await said({ wishes: ["de"], face })).toContain('lang="zh-Hant"');
  expect(await said({ wishes: ["de"] })).toContain('lang="en"');
});

test("whose survey it is is left out where nobody can say", async () => {
  const html = await said({ face: () => Promise.reject(new Error("the database is gone")) });
  expect(html).toContain("This survey is closed");
  expect(html).not.toContain("Lanternway");
});
