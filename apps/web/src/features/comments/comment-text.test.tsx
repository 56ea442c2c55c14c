import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { CommentText } from "./comment-text.tsx";

test("a comment runs as its own letters do, whatever stands for what was removed", () => {
  const html = renderToStaticMarkup(
    <NextIntlClientProvider
      locale="en"
      timeZone="UTC"
      messages={{ comments: { redacted: { phone: "phone removed" } } }}
    >
      <CommentText text="⟦phone⟧ مرحبا" language="ar" />
    </NextIntlClientProvider>,
  );
  expect(html).toMatch(/^<p [^>]*dir="auto"/);
  // What is isolated has no say in the direction of the paragraph.
  expect(html).toMatch(/<bdi [^>]*>phone removed<\/bdi>/);
});
