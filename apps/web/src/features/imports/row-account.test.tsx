import type { RejectionGroup } from "@heard/core/imports/dry-run/rejections";
import { messages } from "@heard/messages/en/index";
import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ImportContextProvider } from "./import-context.tsx";
import { RowEquation } from "./row-account.tsx";

const catalogue = { metrics: [], touchpoints: [], channels: [], sources: [], segmentFields: [] } as never;

function account(group: RejectionGroup): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={messages}>
      <ImportContextProvider
        organisation={{ key: "acme", timeZone: "UTC" }}
        catalogue={catalogue}
        may={{ run: true, undo: true }}
      >
        <RowEquation
          counts={{ rows: 9, accepted: 9 - group.rows, known: 0, rejected: group.rows }}
          rejectedBy={[group]}
          isDone={false}
        />
      </ImportContextProvider>
    </NextIntlClientProvider>,
  );
}

const group = (rows: number): RejectionGroup => ({
  code: "time_impossible",
  column: "date",
  rows,
  example: {
    row: 3,
    column: "date",
    value: "2026-02-30",
    code: "time_impossible",
    params: { value: "2026-02-30" },
    expected: null,
  },
});

test("a reason that several rows share is told by one of them, and says so", () => {
  expect(account(group(4))).toContain(
    "Row 3, for example: date: 2026-02-30 is no date and time that exists, or lies before 1970.",
  );
});

test("the reason of a single row is told as it is", () => {
  const html = account(group(1));
  expect(html).toContain("date: 2026-02-30 is no date and time that exists, or lies before 1970.");
  expect(html).not.toContain("for example");
});
