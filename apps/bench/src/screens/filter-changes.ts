import { awaitingPage } from "@heard/web/e2e/support/awake.ts";
import { paths } from "@heard/web/src/lib/paths.ts";
import type { Page } from "@playwright/test";
import { timeBareRequest } from "./bare-request.ts";
import type { Dashboard } from "./dashboard.ts";

export type FilterChanges = { shown: number[]; bare: number[]; longTasks: number[] };

const rounds = 12;

/**
 * Changes the filters of Scores by hand: a touchpoint, a channel beside it, a shop beside both, and none again. Counted is from the click until the
 * new number of responses is painted. Beside it the same change as a bare request, as the router of the page sends it.
 */
export async function changeFilters(dashboard: Dashboard): Promise<FilterChanges> {
  const { context, organisation } = dashboard;
  const page = awaitingPage(await context.newPage());
  await page.goto(paths.scores(organisation));
  await page.getByRole("heading", { level: 1 }).waitFor();
  await watchLongTasks(page);
  const changes: FilterChanges = { shown: [], bare: [], longTasks: [] };
  const change = async (round: number, act: () => Promise<void>) => {
    const took = await untilNewNumber(page, act);
    const { pathname, search } = new URL(page.url());
    const bare = await timeBareRequest(dashboard, `${pathname}${search}`, {
      rsc: "1",
    });
    if (round < 0) return; // The first round loads what the controls need.
    changes.shown.push(took);
    changes.bare.push(bare);
  };
  for (let round = -1; round < rounds; round += 1) {
    const place = round + 1;
    if (round === 0) await takeLongTasks(page);
    for (const [field, value] of [
      ["Touchpoint", `Touchpoint ${place}`],
      ["Channel", channels[(place + 1) % channels.length] ?? ""],
      ["Shop", `Shop ${place}`],
    ] as const)
      await change(round, () => choose(page, field, value));
    await change(round, () => page.getByRole("button", { name: "Clear filters" }).click());
  }
  changes.longTasks = await takeLongTasks(page);
  await page.close();
  return changes;
}

/** In the order in which the data set gives them to touchpoints. */
const channels = ["Shop", "Website", "App", "Phone", "Chat", "E-mail", "Social media"];

async function choose(page: Page, field: string, value: string): Promise<void> {
  await page
    .getByRole("search")
    .getByRole("button", { name: new RegExp(`^${field}`) })
    .click();
  await page.getByRole("dialog", { name: field }).getByRole("checkbox", { name: value, exact: true }).click();
  await page.keyboard.press("Escape");
}

/** Longer than anybody waits: a selection without an answer shows no number at all, and a run with few rows meets one. */
const patienceMs = 15_000;

/**
 * Milliseconds from the click that changes the address until the number of responses is another one on the screen. Throws when none comes, for
 * a benchmark that waits for ever says nothing.
 */
async function untilNewNumber(page: Page, act: () => Promise<void>): Promise<number> {
  const painted = page.evaluate(
    (waitMs) =>
      new Promise<number>((resolve, reject) => {
        setTimeout(
          () =>
            reject(new Error(`No other number of responses after ${waitMs} ms at ${location.search}; more --rows?`)),
          waitMs,
        );
        const current = () => document.querySelector('main [data-figure="count"]')?.getAttribute("data-n");
        const before = current();
        let clickedAt = 0;
        const remember = ({ timeStamp }: Event) => {
          clickedAt = timeStamp;
        };
        addEventListener("click", remember, { capture: true });
        const observer = new MutationObserver(() => {
          const now = current();
          if (now === undefined || now === null || now === before) return;
          observer.disconnect();
          removeEventListener("click", remember, { capture: true });
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - clickedAt)));
        });
        observer.observe(document.documentElement, { subtree: true, childList: true, attributes: true });
      }),
    patienceMs,
  );
  const [took] = await Promise.all([painted, act()]);
  return took;
}

type Watched = typeof globalThis & { benchLongTasks?: number[] };

async function watchLongTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const tasks: number[] = [];
    (globalThis as Watched).benchLongTasks = tasks;
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: "longtask",
    });
  });
}

/** How long the tasks above 50 ms took since this was last asked. */
function takeLongTasks(page: Page): Promise<number[]> {
  return page.evaluate(() => (globalThis as Watched).benchLongTasks?.splice(0) ?? []);
}
