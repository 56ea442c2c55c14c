// How many comments a second each step of ingest takes, on one core, over the sample comments.
//   node packages/text/scripts/speed.ts
import { readLabelledLines } from "../samples/labelled-lines.ts";
import { readLanguageLines } from "../samples/language-lines.ts";
import { detectLanguage, redact, tokens, tsvectorLiteral } from "../src/index.ts";

const SECONDS = 2;
const comments = [...readLanguageLines(), ...readLabelledLines()].map(({ text }) => text);
const characters = comments.reduce((total, text) => total + text.length, 0) / comments.length;

const steps: Readonly<Record<string, (text: string) => unknown>> = {
  redact,
  "tokens and literal": (text) => tsvectorLiteral(tokens(text)),
  detectLanguage: (text) => detectLanguage(text),
  "all three, as ingest does": (text) => {
    const redacted = redact(text).text;
    return [tsvectorLiteral(tokens(redacted)), detectLanguage(redacted)];
  },
};

console.log(`${comments.length} comments of ${characters.toFixed(0)} characters on average, half with personal data`);
for (const [name, step] of Object.entries(steps)) {
  for (const text of comments) step(text);
  const start = performance.now();
  let done = 0;
  while (performance.now() - start < SECONDS * 1_000) {
    for (const text of comments) step(text);
    done += comments.length;
  }
  const perSecond = done / ((performance.now() - start) / 1_000);
  console.log(`${name.padEnd(28)}${Math.round(perSecond).toLocaleString("en")} comments/s`);
}
