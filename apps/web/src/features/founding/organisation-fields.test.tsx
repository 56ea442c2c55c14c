import { messages } from "@heard/messages/en/index";
import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { OrganisationFields } from "./organisation-fields.tsx";

const marked = (field: "name" | "key"): string[] => {
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={messages}>
      <OrganisationFields
        draft={{ name: "Acme", key: "acme", locale: "en", timeZone: "UTC" }}
        change={() => {}}
        url="https://heard.example"
        errors={{ name: null, key: null, [field]: "Not this one." }}
      />
    </NextIntlClientProvider>,
  );
  expect(html).toContain("Not this one.");
  return [...html.matchAll(/<input[^>]*aria-invalid="true"[^>]*value="([^"]*)"/g)].map(([, value]) => value ?? "");
};

test("a refusal stands beside the field it speaks of", () => {
  expect(marked("name")).toEqual(["Acme"]);
  expect(marked("key")).toEqual(["acme"]);
});
