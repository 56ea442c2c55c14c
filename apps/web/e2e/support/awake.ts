import type { Page } from "@playwright/test";

/**
 * Waits until a page has come whole and answers: a server sends it before its script has taken it over, and what is pressed until then is
 * lost. React marks the nodes that it has taken over; the places of a page are busy until it is there.
 */
async function awake(page: Page): Promise<void> {
  await page.waitForFunction(isAwake, undefined, { timeout: 60_000 });
}

function isAwake(): boolean {
  if (location.href === "about:blank") return true;
  const isTakenOver = (node: Element) => Object.keys(node).some((key) => key.startsWith("__reactFiber$"));
  const nodes = [...document.querySelectorAll("body h1, body button, body input, body select, body summary")];
  return nodes.length > 0 && nodes.every(isTakenOver) && !document.querySelector('[role="status"][aria-busy="true"]');
}

/** The page, whose `goto` and `reload` return when what they open is awake. */
export function awaitingPage(page: Page): Page {
  const [goto, reload] = [page.goto.bind(page), page.reload.bind(page)];
  page.goto = async (...given) => {
    const reply = await goto(...given);
    await awake(page);
    return reply;
  };
  page.reload = async (...given) => {
    const reply = await reload(...given);
    await awake(page);
    return reply;
  };
  return page;
}
