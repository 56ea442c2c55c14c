import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { buildFoldPack, buildScriptPack } from "../scripts/han-packs.ts";
import { buildRegionalPack } from "../scripts/regional-words.ts";
import cantonese from "./packs/cantonese.json" with { type: "json" };
import latin from "./packs/latin-stop-words.json" with { type: "json" };

const readPack = (name: string) => JSON.parse(readFileSync(new URL(`packs/${name}.json`, import.meta.url), "utf8"));

describe("language packs", () => {
  it("of Han characters are what the script derives from OpenCC", () => {
    expect(readPack("han-fold")).toEqual(buildFoldPack());
    expect(readPack("han-script")).toEqual(buildScriptPack());
    expect(readPack("regional-words")).toEqual(buildRegionalPack());
  });

  it("put every character into one class only, led by its Simplified form", () => {
    const classes = buildFoldPack().classes.split(" ");
    const members = classes.flatMap((characters) => [...characters]);
    expect(new Set(members).size).toBe(members.length);
    expect(classes).toEqual(
      expect.arrayContaining([expect.stringMatching(/^后後$/), expect.stringMatching(/^里.*裡/)]),
    );
  });

  it("count no character as one script's that the other writes too", () => {
    const { simplifiedOnly, traditionalOnly } = buildScriptPack();
    for (const character of "台后里只面好的") expect(simplifiedOnly + traditionalOnly).not.toContain(character);
    expect(simplifiedOnly).toContain("这");
    expect(traditionalOnly).toContain("這");
  });

  it("state their source and licence", () => {
    for (const pack of [readPack("han-fold"), readPack("han-script"), cantonese, latin]) {
      expect(pack).toMatchObject({ source: expect.any(String), licence: "Apache-2.0" });
    }
  });
});
