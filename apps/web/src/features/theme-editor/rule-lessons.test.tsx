import type { Lessons } from "@heard/core/themes";
import { type Locale, loadMessages } from "@heard/messages";
import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { createFormat } from "#lib/format.ts";
import { RuleLessons } from "./rule-lessons.tsx";

const lessons: Lessons = {
  ...{ saidCount: 1_200, draftAgrees: 1_180, storedAgrees: 900 },
  add: [{ phrase: "line", rule: "line", count: 3 }],
  leaveOut: [{ phrase: "queue of songs", rule: '"queue of songs"', count: 2 }],
};

async function rendered(locale: Locale, given: Lessons | null): Promise<string> {
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} timeZone="UTC" messages={await loadMessages(locale)}>
      <RuleLessons lessons={given} format={createFormat(locale, "UTC")} onTake={() => {}} />
    </NextIntlClientProvider>,
  );
}
const buttons = (html: string) => [...html.matchAll(/<button[^>]*>(.*?)<\/button>/g)].map(([, label]) => label);

test("how far the draft agrees with people, and what would bring it nearer, is said in every language", async () => {
  const english = await rendered("en", lessons);
  expect(english).toContain(
    "People said of 1,200 comments whether they speak of this. The draft says the same of 1,180, the rule of today of 900.",
  );
  expect(english).toContain("3 comments that people put to the theme say “line”");
  expect(buttons(english)).toEqual(["Add “line”", "Leave out “queue of songs”"]);
  expect(buttons(await rendered("zh-Hans", lessons))).toEqual(["加入“line”", "排除“queue of songs”"]);
  expect(buttons(await rendered("zh-Hant", lessons))).toEqual(["加入「line」", "排除「queue of songs」"]);
});

test("where nobody said anything there is nothing to say", async () => {
  expect(await rendered("en", null)).toBe("");
  expect(await rendered("en", { ...lessons, saidCount: 0 })).toBe("");
});
