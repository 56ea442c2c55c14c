import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { read } from "./reading.ts";
import {
  compileStops,
  compileThemes,
  matchThemes,
  parseThemeRule,
  printThemeRule,
  STARTER_THEMES,
  starterThemeDefinitions,
  type ThemeRule,
} from "./themes.ts";

function find(source: string, text: string, synonyms: readonly string[][] = []): string[] | null {
  const parsed = parseThemeRule(source);
  if (!parsed.ok) throw new Error(parsed.error.reason);
  const [match] = matchThemes(text, [{ key: "theme", rule: parsed.rule }], synonyms);
  return match === undefined ? null : match.spans.map(({ start, end }) => text.slice(start, end));
}

describe("a theme rule", () => {
  it.each([
    ["售后 OR refund", "售後態度差", ["售後"]],
    ["售后 OR refund", "No refunds!", ["refunds"]],
    ["deliver*", "Late DELIVERY", ["DELIVERY"]],
    ["app", "apple 很好", null],
    ["app", "APP闪退", ["APP"]],
    ["物流 AND 慢", "物流太慢", ["物流", "慢"]],
    ["物流 AND 慢", "物流很快", null],
    ["便宜 NOT 贪便宜", "真便宜", ["便宜"]],
    ["便宜 NOT 贪便宜", "我就是贪便宜", null],
    ["软件", "這個軟體不錯", ["軟體"]],
    ['"on time"', "always on time", ["on time"]],
    ['"on time"', "time is on us", null],
    ["客服 NEAR/3 慢", "客服太慢了", ["客服太慢"]],
    ["客服 NEAR/3 慢", "客服很好。送货慢", null],
    ["客服 NEAR/3 慢", "客服人不错就是送货有点慢", null],
    ["(slow OR 慢) AND (app OR 应用)", "the app is slow", ["app", "slow"]],
    ["phone", "打⟦phone⟧没人接", null],
    ["ＡＰＰ", "app", ["app"]],
    ["can't", "I can’t log in", ["can’t"]],
    ['"can’t log in"', "I can't log in", ["can't log in"]],
  ])("%s in “%s” finds %j", (rule, text, spans) => {
    expect(find(rule, text)).toEqual(spans);
  });

  it("finds the synonyms of a word, and a phrase only as it stands", () => {
    const synonyms = [["价格", "price", "價錢"]];
    expect(find("价格", "What a price", synonyms)).toEqual(["price"]);
    expect(find('"价格"', "What a price", synonyms)).toBeNull();
  });

  it.each([
    ["", "rule_empty", 0, ""],
    ["物流 快递", "operator_expected", 3, "快递"],
    ["物流 OR", "word_expected", 5, ""],
    ["OR 物流", "word_expected", 0, "OR"],
    ["(物流 OR 快递", "bracket_not_closed", 0, "("],
    ["物流)", "bracket_not_opened", 2, ")"],
    ['物流 OR "快递', "quote_not_closed", 6, '"快递'],
    ['物流 OR ""', "word_expected", 6, '""'],
    ["NOT 物流", "nothing_to_find", 0, "NOT 物流"],
    ["a OR NOT b", "nothing_to_find", 0, "a OR NOT b"],
    ["(a AND b) NEAR c", "near_of_groups", 10, "NEAR"],
    ["a NEAR/0 b", "distance_off_range", 2, "NEAR/0"],
    ["a NEAR/99 b", "distance_off_range", 2, "NEAR/99"],
    ["pre*fix", "word_expected", 0, "pre*fix"],
    [`${"(".repeat(30)}a${")".repeat(30)}`, "rule_too_deep", 21, "("],
  ])("%s is refused: %s at %i", (source, reason, start, found) => {
    expect(parseThemeRule(source)).toMatchObject({ ok: false, error: { reason, start, found } });
  });

  it("is the same after it was printed and parsed again", () => {
    fc.assert(
      fc.property(rules, (rule) => {
        const parsed = parseThemeRule(printThemeRule(rule));
        expect(parsed).toMatchObject({ ok: true });
        const again = parsed.ok ? parsed.rule : rule;
        expect(parseThemeRule(printThemeRule(again))).toEqual({ ok: true, rule: again });
        expect(printThemeRule(again)).toBe(printThemeRule(again));
        for (const text of ["物流慢", "app slow 客服", "on time price", ""]) {
          expect(matchThemes(text, [{ key: "a", rule: again }])).toEqual(matchThemes(text, [{ key: "a", rule }]));
        }
      }),
    );
  });
});

describe("what stops a rule", () => {
  const stoppedBy = (source: string, text: string) => {
    const parsed = parseThemeRule(source);
    if (!parsed.ok) throw new Error(source);
    const reading = read(text);
    return compileStops(parsed.rule)(reading)
      .map(reading.toOriginal)
      .map(({ start, end }) => text.slice(start, end));
  };
  it("is the word of a NOT, where everything else is there", () => {
    expect(stoppedBy("驗證碼 NOT 优惠码", "優惠碼的驗證碼收不到")).toEqual(["優惠碼"]);
    expect(stoppedBy("code NOT (gift OR discount)", "the gift code")).toEqual(["gift"]);
    expect(stoppedBy("code NOT gift", "the code")).toEqual([]);
    expect(stoppedBy("code AND late NOT gift", "the gift code")).toEqual([]);
    expect(stoppedBy("code", "the gift code")).toEqual([]);
    expect(stoppedBy("code NOT didn't", "the code didn’t work")).toEqual(["didn’t"]);
  });
});

describe("the starter themes", () => {
  it("have rules that parse, keys of their own, parents that exist and names in three languages", () => {
    const keys = STARTER_THEMES.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { key, parent, names, rule } of STARTER_THEMES) {
      expect(parseThemeRule(rule), key).toMatchObject({ ok: true });
      if (parent !== null) expect(keys).toContain(parent);
      for (const name of Object.values(names)) expect(name).not.toBe("");
    }
  });

  const matches = compileThemes(starterThemeDefinitions());
  const themesOf = (text: string) => matches(read(text)).map(({ key }) => key);

  // Each pair came out of reading what a theme found in reviews of another trade.
  it.each([
    ["quality", "The material feels cheap", "Plenty of reading material"],
    ["friendliness", "Staff were very patient with my father", "There is a waiting list, so be patient"],
    ["ease", "It is difficult to use with one hand", "It is difficult to imagine anything worse"],
    ["ease", "Simple to set up", "Simply terrible"],
    ["problem-solving", "They never answered my complaint", "My only complaint is the long walk to the gate"],
    ["problem-solving", "They compensated me for the delay", "The long walk is compensated by the view"],
    ["price", "It is the low cost that wins", "Avoid at all costs"],
    ["price", "I had to pay extra for milk", "Can I pay by card?"],
    ["personalisation", "A generic email with the wrong name", "One generic shower gel"],
    ["brand", "Better than other brands", "Good brands of gin and other drinks"],
    ["interface", "The checkout page timed out", "A late checkout from the hotel"],
    ["interface", "The app crashes", "We decided to crash on a sofa"],
    ["interface", "Search finds no product by its name", "In search of something lighter"],
    ["delivery", "It was delivered a day late", "The new management fails to deliver"],
    ["delivery", "The driver left it at the door", "A driver takes golf players to the course"],
    ["wait", "We waited twenty minutes for a table", "A good place to wait for your flight"],
    ["wait", "Ten people in line", "Brought in line with competitors"],
    ["packaging", "The box arrived crushed", "They do not think out of the box"],
    ["packaging", "Shampoo leaked all over the bag", "Coffee spilt on the steps"],
    ["refunds", "I returned it the same day", "On our return they could seat everybody"],
    ["payment", "Paying by card failed", "Customers who have paid high fares"],
    ["privacy", "I feel safe here", "The soup is a safe choice"],
  ])("find %s in “%s” and not in “%s”", (theme, said, other) => {
    expect(themesOf(said)).toContain(theme);
    expect(themesOf(other)).not.toContain(theme);
  });
});

const leaves: fc.Arbitrary<ThemeRule> = fc.oneof(
  fc.record({
    kind: fc.constant("word" as const),
    text: fc.constantFrom("物流", "app", "慢", "客服", "slow", "not"),
    isPrefix: fc.boolean(),
  }),
  fc.record({ kind: fc.constant("phrase" as const), text: fc.constantFrom("on time", "AND", "价格", "a (b)") }),
);
const near: fc.Arbitrary<ThemeRule> = fc.record({
  kind: fc.constant("near" as const),
  left: leaves,
  right: leaves,
  distance: fc.integer({ min: 1, max: 50 }),
});
const either: fc.Arbitrary<ThemeRule> = fc.oneof(
  leaves,
  near,
  fc.record({
    kind: fc.constant("or" as const),
    parts: fc.array(fc.oneof(leaves, near), { minLength: 2, maxLength: 3 }),
  }),
);
/** Rules that find something: what is joined by AND may hold a NOT beside a part that finds. */
const rules: fc.Arbitrary<ThemeRule> = fc.oneof(
  either,
  fc.tuple(either, either, fc.boolean()).map(
    ([one, other, isNot]): ThemeRule => ({
      kind: "and",
      parts: [one, isNot ? { kind: "not", part: other } : other],
    }),
  ),
);
