import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Nothing that axe can see stands between this page and anybody: WCAG 2.2 AA, contrast included. */
export async function expectAccessible(page: Page, within = "html"): Promise<void> {
  await test.step("axe", async () => {
    // Its other mode looks into frames of other hosts, of which there are none here, and opens a page each time: for half of the time of all checks.
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode(true)
      .include(within)
      .options({ resultTypes: ["violations"] })
      .withTags(rules)
      .analyze();
    const found = violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, any }) => `${id}: ${help}: ${target.join(" ")} ${any[0]?.message ?? ""}`),
    );
    expect(found).toEqual([]);
  });
}

/**
 * The page is as wide as the window: no line, table or picture pushes it sideways. What is wider scrolls in a box of its own. A chart takes the
 * new width of a window a moment later.
 */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  await expect.poll(() => whatIsTooWide(page), { message: "what is wider than the window" }).toEqual([]);
}

function whatIsTooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const outside = [...document.querySelectorAll("body *")].filter(
      (one) => one.getBoundingClientRect().right > width + 1,
    );
    return [`the page is ${document.documentElement.scrollWidth} px wide in a window of ${width}`].concat(
      outside
        .slice(0, 5)
        .map(
          (one) =>
            `<${one.tagName.toLowerCase()} class="${one.getAttribute("class") ?? ""}"> ${one.textContent?.slice(0, 40)}`,
        ),
    );
  });
}

/** No list scrolls in its box either: a name that is long must not push what can be done with its row out of the window. */
export async function expectListsFit(page: Page): Promise<void> {
  await expect.poll(() => whichListsScroll(page), { message: "lists that are wider than their place" }).toEqual([]);
}

function whichListsScroll(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("main table")].flatMap((table) => {
      const { scrollWidth = 0, clientWidth = 0 } = table.parentElement ?? {};
      return scrollWidth > clientWidth + 1 ? [`${table.querySelector("caption")?.textContent}: ${scrollWidth} px`] : [];
    }),
  );
}

/** Keeps a picture for somebody to look at; pictures are never compared. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `apps/web/test-results/pictures/${name}.png`, fullPage: true, animations: "disabled" });
}
