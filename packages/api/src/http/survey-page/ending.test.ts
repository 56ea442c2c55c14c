import { describe, expect, test } from "vitest";
import { surveyGateway, visit } from "../../testing/survey-guest.ts";
import { everyType, surveyOf } from "../../testing/survey-page.ts";

const nps = everyType.find(({ question }) => question.id === "nps")?.question;
if (!nps) throw new Error("no question nps");

describe("the end of a survey", () => {
  const leaving = surveyOf([nps], { ending: { redirect: "https://shop.example/thanks?a=1&b=2" } });

  test("leads to another address, which the page was allowed to lead to", async () => {
    const guest = await visit(surveyGateway(leaving));
    expect(guest.reply.headers.get("content-security-policy")).toContain("form-action 'self' https://shop.example;");
    await guest.press("next", { nps: "9" });
    expect(guest.reply.status).toBe(303);
    expect(guest.reply.headers.get("location")).toBe("https://shop.example/thanks?a=1&b=2");
  });

  test("tells a script where to go", async () => {
    const guest = await visit(surveyGateway(leaving));
    await guest.press("next", { nps: "9" }, { headers: { "X-Survey-Script": "1" } });
    expect(guest.reply.status).toBe(200);
    expect(guest.reply.headers.get("x-survey-goes-to")).toBe("https://shop.example/thanks?a=1&b=2");
    expect(guest.html).toContain("Go on to shop.example");
  });

  test("leads to an address in another script than Latin", async () => {
    const world = surveyGateway(surveyOf([nps], { ending: { redirect: "https://例子.example/谢谢" } }));
    const guest = await visit(world);
    await guest.press("next", { nps: "9" });
    expect(guest.reply.status).toBe(303);
    expect(guest.reply.headers.get("location")).toBe("https://xn--fsqu00a.example/%E8%B0%A2%E8%B0%A2");
    expect(world.reported).toEqual([]);
    const scripted = await visit(world);
    await scripted.press("next", { nps: "9" }, { headers: { "X-Survey-Script": "1" } });
    expect(scripted.html).toContain("Go on to 例子.example");
  });

  test.each(["", "https://", "javascript:alert(1)", "http://shop.example"])(
    "of a draft leads nowhere with %j",
    async (redirect) => {
      const world = surveyGateway(surveyOf([nps], { ending: { redirect } }), { isTest: true });
      const guest = await visit(world);
      expect(guest.reply.headers.get("content-security-policy")).toContain("form-action 'self';");
      await guest.press("next", { nps: "9" });
      expect(guest.reply.status).toBe(200);
      expect(guest.html).toContain("Your answers have arrived");
      expect(guest.html).not.toContain("<a ");
    },
  );

  test("of a draft shows where it would lead, and leads nowhere by itself", async () => {
    const guest = await visit(surveyGateway(leaving, { isTest: true }));
    await guest.press("next", { nps: "9" });
    expect(guest.reply.status).toBe(200);
    expect(guest.html).toContain('href="https://shop.example/thanks?a=1&amp;b=2"');
  });
});
