import { awaitingPage } from "@heard/web/e2e/support/awake.ts";
import { paths } from "@heard/web/src/lib/paths.ts";
import type { Page } from "@playwright/test";
import { timeBareRequest } from "./bare-request.ts";
import type { Dashboard } from "./dashboard.ts";

export type CommentHits = { shown: number[]; bare: number[] };

const words = ["退款", "送货", "客服", "发票", "refund", "checkout"];
const rounds = 6;
/** Between two keys of somebody who types well. */
const keyMs = 120;
/** Longer than anybody waits, keys included. */
const patienceMs = 15_000;

/** Types words into the search of Comments. Counted is from the last key until the comments with that word are painted. */
export async function typeWords(dashboard: Dashboard): Promise<CommentHits> {
  const { context, organisation } = dashboard;
  const page = awaitingPage(await context.newPage());
  await page.goto(paths.comments(organisation));
  const field = page.locator("input[data-search]");
  await field.focus();
  const hits: CommentHits = { shown: [], bare: [] };
  for (let round = -1; round < rounds; round += 1)
    for (const word of words) {
      if ((await field.inputValue()) !== "") await untilShown(page, "", () => field.fill(""));
      const shown = await untilShown(page, word, async () => {
        for (const key of word) {
          // A Chinese character comes from an input method, as one input.
          await (key < "\u007f" ? page.keyboard.press(key) : page.keyboard.insertText(key));
          await page.waitForTimeout(keyMs);
        }
      });
      const asked = encodeURIComponent(
        JSON.stringify({ json: { words: word, period: lastDays(90), filters: {}, limit: 30 } }),
      );
      const bare = await timeBareRequest(dashboard, `${paths.trpc(organisation)}/comments.search?input=${asked}`);
      if (round < 0) continue; // The first round warms caches and plans.
      hits.shown.push(shown);
      hits.bare.push(bare);
    }
  await page.close();
  return hits;
}

function lastDays(count: number): { from: string; to: string } {
  const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  return { from: day(Date.now() - (count - 1) * 86_400_000), to: day(Date.now()) };
}

/** Milliseconds from the last input until the page shows what was found for exactly this word, marked where it stands. */
async function untilShown(page: Page, word: string, act: () => Promise<void>): Promise<number> {
  const painted = page.evaluate(
    ({ wanted, waitMs }) =>
      new Promise<number>((resolve, reject) => {
        setTimeout(() => reject(new Error(`No hits for "${wanted}" after ${waitMs} ms; more --rows?`)), waitMs);
        let typedAt = 0;
        const remember = ({ timeStamp }: Event) => {
          typedAt = timeStamp;
        };
        addEventListener("input", remember, { capture: true });
        const isShown = () => {
          const list = document.querySelector("main ol");
          const head = document.querySelector("main h2")?.textContent ?? "";
          if (!list || list.closest('[aria-busy="true"]')) return false;
          const marks = list.querySelectorAll("mark").length;
          return wanted === "" ? marks === 0 : marks > 0 && head.includes(wanted);
        };
        const look = () => {
          if (!isShown()) return;
          observer.disconnect();
          removeEventListener("input", remember, { capture: true });
          requestAnimationFrame(() => setTimeout(() => resolve(typedAt === 0 ? 0 : performance.now() - typedAt)));
        };
        const observer = new MutationObserver(look);
        observer.observe(document.documentElement, {
          subtree: true,
          childList: true,
          attributes: true,
          characterData: true,
        });
      }),
    { wanted: word, waitMs: patienceMs },
  );
  const [took] = await Promise.all([painted, act()]);
  return took;
}
