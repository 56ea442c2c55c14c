import { describe, expect, it } from "vitest";
import { createFormat } from "./format.ts";

const en = createFormat("en", "Europe/Lisbon");
const hans = createFormat("zh-Hans", "Asia/Shanghai");
const hant = createFormat("zh-Hant", "Asia/Taipei");
/** Thin and no-break spaces differ between versions of ICU; what is asserted is what is read. */
const plain = (text: string) => text.replace(/\s/g, " ");

describe("numbers", () => {
  it("carry their sign where the sign is the message, and a true minus", () => {
    expect(en.points(35.94)).toBe("+35.9");
    expect(en.points(-3.4)).toBe("−3.4");
    expect(en.points(-0.04)).toBe("0.0");
    expect(en.decimal(-0.04)).toBe("0.0");
    expect(en.signedCount(-118)).toBe("−118");
  });

  it("are grouped, and shares become percent only here", () => {
    expect(en.count(13519)).toBe("13,519");
    expect(en.percent(0.811)).toBe("81.1%");
    expect(en.wholePercent(0.005)).toBe("1%");
    expect(hans.count(13519)).toBe("13,519");
  });

  it("name sizes of files in units of a thousand", () => {
    expect([0, 999, 1000, 6_100_000, 2.5e12].map(en.bytes)).toEqual(["0 B", "999 B", "1 KB", "6.1 MB", "2.5 TB"]);
  });
});

describe("lists", () => {
  it("stand apart where Han meets Latin", () => {
    expect(en.list(["a", "b", "c"])).toBe("a, b and c");
    expect(hans.list(["Comfort", "Wifi", "Staff"])).toBe("Comfort、Wifi 和 Staff");
    expect(hans.list(["哪一端为好", "0 是什么意思"])).toBe("哪一端为好和 0 是什么意思");
    expect(hant.list(["門市", "網站"])).toBe("門市和網站");
  });
});

describe("languages", () => {
  it("are named in the reader's language, and shown as they stand where they are none", () => {
    expect([hans.language("de"), en.language("pt-BR")]).toEqual(["德语", "Brazilian Portuguese"]);
    expect(["default", "english (UK)", ""].map(en.language)).toEqual(["default", "english (UK)", ""]);
  });
});

describe("days", () => {
  it("are not shifted by any time zone", () => {
    expect(createFormat("en", "Pacific/Kiritimati").day("2026-08-03")).toBe("3 Aug 2026");
    expect(createFormat("en", "Pacific/Pago_Pago").day("2026-08-03")).toBe("3 Aug 2026");
  });

  it("follow the language", () => {
    expect(hans.day("2026-08-03")).toBe("2026年8月3日");
    expect(hant.day("2026-08-03")).toBe("2026年8月3日");
    expect(plain(en.days("2026-08-03", "2026-11-01"))).toBe("3 Aug – 1 Nov 2026");
    expect(en.days("2026-08-03", "2026-08-03")).toBe("3 Aug 2026");
    expect(hans.days("2026-08-03", "2026-11-01")).toBe("2026年8月3日至11月1日");
    expect(hant.days("2026-08-03", "2026-08-09")).toBe("2026年8月3日至9日");
    expect(hant.days("2025-12-29", "2026-01-04")).toBe("2025年12月29日至2026年1月4日");
  });
});

describe("instants", () => {
  it("are told in the organisation's time zone", () => {
    const at = new Date("2026-11-02T09:14:00Z");
    expect(en.time(at)).toBe("09:14");
    expect(hans.time(at)).toBe("17:14");
    expect(plain(en.instant(at))).toBe("2 Nov 2026, 09:14");
  });
});
