import { screenCaller } from "@heard/api/testing/exports";
import { organisationWithKey, publicApiForTests } from "@heard/api/testing/public-api";
import { useTestDatabase } from "@heard/db/testing";
import { messages } from "@heard/messages/en/index";
import { NextIntlClientProvider } from "next-intl";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { createFormat } from "#lib/format.ts";
import type { MeasureResult } from "#lib/measure.ts";
import { MethodFigures } from "./method-figures.tsx";
import { parseScoresView } from "./scores-view.ts";
import { type ScreenContext, scoresHref } from "./screen-context.ts";

// biome-ignore lint/correctness/useHookAtTopLevel: it sets this file's tests up and is no hook of React
useTestDatabase();

/** Every ten answers from 1 to 5 that sum to 35 with exactly five of at least 4, as how many there are of each. */
function worked(): number[][] {
  const found: number[][] = [];
  for (let one = 0; one <= 5; one += 1)
    for (let two = 0; one + two <= 5; two += 1)
      for (let four = 0; four <= 5; four += 1) {
        const counts = [one, two, 5 - one - two, four, 5 - four];
        if (counts.reduce((sum, count, place) => sum + count * (place + 1), 0) === 35) found.push(counts);
      }
  return found;
}
const sets = worked();
const dayOf = (place: number) => `2026-06-${String(place + 1).padStart(2, "0")}`;

const screen: Omit<ScreenContext, "period"> = {
  organisation: { key: "acme", name: "Acme", timeZone: "UTC", yearStartMonth: 1, lowBelow: 30 },
  canExport: true,
  locale: "en",
  format: createFormat("en", "UTC"),
  view: parseScoresView(new URLSearchParams()),
  grain: "week",
  hrefOf: scoresHref("acme"),
};

function read(results: readonly MeasureResult[], day: string): string {
  const figures = createElement(MethodFigures, { results, screen: { ...screen, period: { from: day, to: day } } });
  return renderToStaticMarkup(
    // biome-ignore lint/correctness/noChildrenProp: the provider's type wants its children among its props
    createElement(NextIntlClientProvider, { locale: "en", messages, timeZone: "UTC", children: figures }),
  )
    .replace(/<[^>]+>/g, " ")
    .replaceAll(/\s+/g, " ");
}

test("of all twelve worked examples the screen shows 50 % top-2-box, 70 % composite and a mean of 3.5, each with how, and why they differ", async () => {
  expect(sets).toHaveLength(12);
  const { app } = publicApiForTests();
  const { ctx, key } = await organisationWithKey();
  const responses = sets.flatMap((counts, place) =>
    counts.flatMap((count, below) =>
      Array.from({ length: count }, (_, at) => ({
        externalId: `${place}-${below}-${at}`,
        occurredOn: dayOf(place),
        scores: [{ metric: "csat", value: below + 1 }],
      })),
    ),
  );
  const reply = await app.request("/api/v1/responses", {
    method: "POST",
    headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
    body: JSON.stringify({ source: "app", responses }),
  });
  expect(await reply.json()).toMatchObject({ accepted: 120, rejected: 0 });
  const caller = screenCaller(ctx);
  for (const place of sets.keys()) {
    const day = dayOf(place);
    const results = await caller.measures.many({
      queries: ["topTwoBox", "mean", "composite"].map((method) => ({
        ...{ metric: "csat", method, period: { from: day, to: day } },
      })),
    });
    const text = read(results, day);
    expect(text, day).toMatch(/top-2-box 50% n = 10 · .+? 5 of 10 answers are 4 or 5/i);
    expect(text, day).toMatch(/mean 3\.5 n = 10 · .+? Sum 35 ÷ 10 answers/i);
    expect(text, day).toMatch(/composite 70% n = 10 · .+? Sum 35 ÷ 50, the most possible \(10 × 5\)/i);
    expect(text, day).toContain(messages.scores.methods.differ);
    expect(text, day).toContain(messages.scores.methods.differBody);
  }
});
