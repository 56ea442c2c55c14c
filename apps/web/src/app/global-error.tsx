"use client";

import "./globals.css";
import type { PageErrorProps } from "#components/page-error.tsx";

/** The last resort: nothing is known here, not even the reader's language. So it speaks all three, and asks for nothing. */
const lines = [
  { lang: "en", text: "Heard could not be loaded. Nothing was changed.", retry: "Try again" },
  { lang: "zh-Hans", text: "回响无法加载，没有更改任何内容。", retry: "重试" },
  { lang: "zh-Hant", text: "回響無法載入，沒有變更任何內容。", retry: "再試一次" },
];

export default function GlobalError({ error, reset }: PageErrorProps) {
  return (
    <html lang="en">
      <body>
        <main role="alert" className="mx-auto max-w-md px-4 py-24">
          <h1 className="sr-only">Heard</h1>
          {lines.map(({ lang, text, retry }) => (
            <p key={lang} lang={lang} className="mb-4 text-chart">
              {text}{" "}
              <button type="button" className="link" onClick={reset}>
                {retry}
              </button>
            </p>
          ))}
          <p className="text-ink-3 text-small">{error.digest}</p>
        </main>
      </body>
    </html>
  );
}
