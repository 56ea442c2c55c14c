import type { Page } from "@playwright/test";
import { paths } from "../../src/lib/paths.ts";
import { callProcedure, readProcedure } from "./own-organisation.ts";

/** The demo company of the tests ends with June. */
export const quarter = { period: "2026-04-01..2026-06-30" };

/** The page of the webhooks, where one listens; the demo company has none, for it would be written to. */
export async function withWebhook(organisation: string, page: Page): Promise<string> {
  await page.goto(paths.settings.webhooks(organisation));
  const address = { kind: "generic", url: "https://hooks.example.org/heard" };
  const eventKinds = ["alert.raised", "case.opened", "verdict.reached"];
  if ((await readProcedure<unknown[]>(page, organisation, "webhooks.list")).length === 0)
    await callProcedure(page, organisation, "webhooks.create", { name: "Data warehouse", ...address, eventKinds });
  return paths.settings.webhooks(organisation);
}

/** A comment, as somebody would come to it. */
export async function aComment(organisation: string, page: Page): Promise<string> {
  await page.goto(paths.comments(organisation, quarter));
  return hrefOf(page, 'main a[href*="/comments/"]');
}

/** A response with a comment, as somebody would come to it. */
export async function aResponse(organisation: string, page: Page): Promise<string> {
  await page.goto(await aComment(organisation, page));
  return hrefOf(page, 'main a[href*="/responses/"]');
}

/** A contact, as somebody would come to it. */
export async function aCustomer(organisation: string, page: Page): Promise<string> {
  await page.goto(paths.customers(organisation));
  return hrefOf(page, 'main th a[href*="/customers/"]');
}

/** An import, as somebody would come to it. */
export async function anImport(organisation: string, page: Page): Promise<string> {
  await page.goto(paths.imports(organisation));
  return hrefOf(page, 'main a[href*="/data/imports/"]:not([href$="/new"]):not([href$="/library"])');
}

/** A plan, as somebody would come to it. */
export async function aPlan(organisation: string, page: Page): Promise<string> {
  await page.goto(paths.plans(organisation));
  return hrefOf(page, 'main a[href*="/improvement-plans/"]:not([href$="/new"]):not([href$="/library"])');
}

/** A case, as somebody would come to it. */
export async function aCase(organisation: string, page: Page): Promise<string> {
  await page.goto(paths.cases(organisation, { show: "all" }));
  return hrefOf(page, 'main a[href*="/cases/"]:not([href$="/settings"])');
}

/** A meeting of the council, as somebody would come to it. */
export async function aMeeting(organisation: string, page: Page): Promise<string> {
  await page.goto(paths.council(organisation));
  return hrefOf(page, 'main a[href*="/council/meetings/"]');
}

/** Where the first such link leads. @throws Error when there is none in time */
async function hrefOf(page: Page, link: string): Promise<string> {
  const href = await page.locator(link).first().getAttribute("href");
  if (!href) throw new Error(`${page.url()} has no ${link}`);
  return href;
}
