import type { Page } from "@playwright/test";

/**
 * Every score on the page that a reader sees without its n and its interval, in words. Figures are marked where they are drawn (`data-figure`); a
 * number that looks like a score and stands in no marked place is found, too, so a new part of a screen cannot forget its mark.
 */
export function bareFigures(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const n = (text: string, count: string) => text.replaceAll(/\s+/g, " ").includes(count);
    const interval = /±\d|\d%? (?:to|–) [+−]?\d|\d–\d/;
    const isSeen = (element: Element) => element.checkVisibility({ visibilityProperty: true });
    const textOf = (element: Element) =>
      (element instanceof HTMLElement ? element.innerText : element.textContent) ?? "";

    const unjudged = [...document.querySelectorAll('[data-figure="score"]')].filter(isSeen).flatMap((figure) => {
      const text = textOf(figure);
      const count = Number(figure.getAttribute("data-n")).toLocaleString("en-GB");
      const missing = [...(n(text, count) ? [] : ["n"]), ...(interval.test(text) ? [] : ["interval"])];
      return missing.length > 0 ? [`no ${missing.join(" and no ")}: ${text.slice(0, 120)}`] : [];
    });
    const uncharted = [...document.querySelectorAll("main figure")]
      .filter((figure) => isSeen(figure) && figure.querySelector("svg") !== null)
      .filter((figure) => !/n = \d/.test(figure.textContent ?? "") || !interval.test(figure.textContent ?? ""))
      .map((figure) => `a chart without n and interval: ${textOf(figure).slice(0, 120)}`);

    // A number with decimals, or a node that is nothing but a share or a signed number; not a size of a file, a version (CES 2.0,
    // OpenAPI 3.1), a time or a telephone number.
    const score = /(?<![\w.:]|CES |OpenAPI )[+−]?\d+\.\d+%?(?![\w.:]| ?[kKMG]?B\b)|^\s*(?:[+−]?\d+%|[+−]\d{1,4})\s*$/;
    // A chart and the head of a table have their own places for n and interval: axes, and the line of all.
    const judgedPlace = "[data-figure], main figure, thead, dialog";
    const unmarked: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!parent || parent.closest(judgedPlace) || !isSeen(parent) || parent.closest("script, style, .sr-only"))
        continue;
      if (score.test(node.textContent ?? ""))
        unmarked.push(`not marked as a figure: ${node.textContent?.slice(0, 120)}`);
    }
    return [...unjudged, ...uncharted, ...unmarked];
  });
}

/** How many figures the page shows: a walk that found none would prove nothing. */
export function countFigures(page: Page): Promise<number> {
  return page.locator('[data-figure="score"]').filter({ visible: true }).count();
}
