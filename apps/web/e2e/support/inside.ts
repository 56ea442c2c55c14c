import { expect, type Page, type Request } from "@playwright/test";

const pathOf = (address: string) => address.split("?")[0] ?? address;
const isAsked = (url: URL, address: string) => url.pathname === pathOf(address) && url.searchParams.has("_rsc");
/** The first of what is fetched beforehand only names the parts of a page; what stands there until they come is in the second. */
const namesParts = (request: Request) => request.headers()["next-router-segment-prefetch"] === "/_tree";

/** Opens a page from which a link leads to the address: the browser has fetched beforehand what stands there until the page comes. */
export async function openBefore(page: Page, from: string, address: string): Promise<void> {
  // Only what this document asks for: the one before may have asked for the same, which is called off when it is left.
  const asked = new Set<Request>();
  let fetched = false;
  page.on("framenavigated", (frame) => {
    if (frame !== page.mainFrame()) return;
    // It is called off just before the other document is there.
    asked.clear();
    fetched = false;
  });
  page.on("request", (request) => {
    if (isAsked(new URL(request.url()), address) && !namesParts(request)) asked.add(request);
  });
  const note = (request: Request) => {
    fetched ||= asked.has(request);
  };
  // The router has what it wants when the reply has ended, or when it calls the rest of it off.
  page.on("requestfinished", note);
  page.on("requestfailed", note);
  await page.goto(from);
  await askRouter(page, "prefetch", address);
  await expect.poll(() => fetched, { message: `${address} is fetched beforehand` }).toBe(true);
}

/** Holds the page that the server sends when it is navigated to, until it is let through. What is fetched beforehand passes. */
export async function holdPages(page: Page, address: string): Promise<() => Promise<void>> {
  let letThrough = () => {};
  const held = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  const isPage = (url: URL) => isAsked(url, address);
  await page.route(isPage, async (route) => {
    if (route.request().headers()["next-router-prefetch"] === undefined) await held;
    await route.continue().catch(() => {});
  });
  return async () => {
    letThrough();
    await page.unroute(isPage);
  };
}

/** Goes to an address without loading the document anew, as a link does. */
export async function goInside(page: Page, address: string): Promise<void> {
  await askRouter(page, "push", address);
}

/** Asks the router of the page, which refuses until it has woken up. */
async function askRouter(page: Page, verb: "push" | "prefetch", address: string): Promise<void> {
  await expect(() =>
    page.evaluate(
      ([call, to]) => {
        const { next } = window as unknown as { next: { router: Record<typeof call, (to: string) => void> } };
        next.router[call](to);
      },
      [verb, address] as const,
    ),
  ).toPass();
}
