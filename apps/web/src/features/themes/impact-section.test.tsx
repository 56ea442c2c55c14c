import type { ThemeFigure, ThemeReport } from "@heard/core/themes";
import { messages } from "@heard/messages/en/index";
import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { createFormat } from "#lib/format.ts";
import { ImpactSection } from "./impact-section.tsx";
import type { ThemesContext } from "./screen-context.ts";
import { parseThemesView } from "./themes-view.ts";

const theme = (impact: ThemeFigure["impact"]): ThemeFigure => ({
  key: "waiting",
  name: { en: "Waiting" },
  parent: null,
  n: 100,
  counts: { negative: 50, neutral: 50, mixed: 0, positive: 0 },
  impact,
});

function headline(impact: ThemeFigure["impact"], more: Partial<ThemeReport> = {}): string {
  const report: ThemeReport = {
    metric: "nps",
    method: "nps",
    unit: "points",
    scale: null,
    comments: { negative: 50, neutral: 50, mixed: 0, positive: 0 },
    overall: null,
    impactRefused: null,
    counted: false,
    themes: [theme(impact)],
    ...more,
  };
  const context: ThemesContext = {
    organisation: "acme",
    locale: "en",
    format: createFormat("en", "UTC"),
    view: parseThemesView(new URLSearchParams()),
    period: { from: "2026-01-01", to: "2026-03-31" },
    unit: "points",
    metric: "NPS",
    plans: {},
  };
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={messages}>
      <ImpactSection report={report} context={context} choices={null} />
    </NextIntlClientProvider>,
  );
  return /<h2[^>]*>(.*?)<\/h2>/.exec(html)?.[1] ?? "";
}

const notClear: ThemeFigure["impact"] = {
  value: -1,
  n: 100,
  interval: { low: -3, high: 1, level: 0.95, method: "normal" },
};

test("what was not tested is not said to have no effect", () => {
  const untested = "What moves NPS cannot be told from these answers";
  expect(headline(null)).toBe(untested);
  expect(headline(notClear, { impactRefused: "severalScores" })).toBe(untested);
});

test("what was tested and is not clear is said to be within chance", () => {
  expect(headline(notClear)).toBe("No theme moves NPS beyond chance");
});
