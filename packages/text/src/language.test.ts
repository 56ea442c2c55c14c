import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readLanguageLines } from "../samples/language-lines.ts";
import { detectLanguage } from "./language.ts";

describe("detectLanguage", () => {
  it.each(readLanguageLines())("knows $language in “$text”", ({ language, text }) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it("takes the organisation's language where the script does not decide", () => {
    expect(detectLanguage("很好", "zh-Hant")).toBe("zh-Hant");
    expect(detectLanguage("很好", "zh-Hans")).toBe("zh-Hans");
    expect(detectLanguage("很好", "en")).toBe("zh-Hans");
    expect(detectLanguage("👍👍", "zh-Hant")).toBe("zh-Hant");
    expect(detectLanguage("", "en")).toBe("en");
  });

  it("is not fooled by addresses, handles and placeholders", () => {
    expect(detectLanguage("@united 行李丢了 https://example.com/some/long/path/in/english")).toBe("zh-Hans");
    expect(detectLanguage("找⟦email⟧和⟦account⟧")).toBe("zh-Hans");
  });
});

/** Comments that may not be copied into the project; the folder stands beside it on the machines of its makers. */
const LABELLED = new URL("../../../../shared/data/dev/", import.meta.url);

describe.skipIf(!existsSync(LABELLED))(
  "detectLanguage on the public review sets (skipped where they are absent)",
  () => {
    const files = existsSync(LABELLED) ? readdirSync(LABELLED).filter((name) => name.endsWith(".tsv")) : [];
    it.each(files.map((file) => ({ file })))("is right about 99 in 100 lines of $file", ({ file }) => {
      const language = file.startsWith("en") ? "en" : "zh-Hans";
      const lines = readFileSync(new URL(file, LABELLED), "utf8").split("\n").filter(Boolean);
      const right = lines.filter((line) => detectLanguage(line.slice(line.indexOf("\t") + 1)) === language);
      expect(right.length / lines.length).toBeGreaterThanOrEqual(0.99);
    });
  },
);
