import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { chromium, type LaunchOptions } from "@playwright/test";
import { unpackedChromium } from "./npm-chromium.ts";

type Candidate = { name: string; options: () => Promise<LaunchOptions | null> };

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge"];
const macApplications = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

const candidates: readonly Candidate[] = [
  // A shell without the windows of a browser: it takes two fifths of the processor's time, and is the same for everybody.
  { name: "the Chromium from npm", options: unpackedChromium },
  { name: "the Chromium of this system", options: async () => systemChromium() },
  { name: "Playwright's Chromium", options: async () => installedByPlaywright() },
];

/**
 * A Chromium that opens a page: HEARD_CHROMIUM, the one from npm, one of the system, Playwright's own (downloaded when absent).
 * @throws Error of one line saying what to install
 */
export async function findBrowser(): Promise<LaunchOptions> {
  const given = process.env.HEARD_CHROMIUM;
  if (given) {
    const refusal = await tryToOpen({ executablePath: given });
    if (refusal) throw new Error(`HEARD_CHROMIUM is "${given}", which opens no page: ${refusal}`);
    return { executablePath: given };
  }
  const refusals: string[] = [];
  for (const { name, options } of candidates) {
    const found = await options();
    const refusal = found ? await tryToOpen(found) : "not there";
    if (found && !refusal) return found;
    refusals.push(`${name}: ${refusal}`);
  }
  throw new Error(
    `No browser for the tests (${refusals.join("; ")}). Install Chromium with the packages of your system, or set HEARD_CHROMIUM to one.`,
  );
}

/** Opens a page with a word on it; `null` when that can be seen, else the first line of what went wrong. */
async function tryToOpen(options: LaunchOptions): Promise<string | null> {
  try {
    const browser = await chromium.launch({ ...options, timeout: 30_000 });
    const page = await browser.newPage();
    await page.setContent("<h1>Heard</h1>");
    const height = (await page.locator("h1").boundingBox())?.height ?? 0;
    await browser.close();
    return height > 0 ? null : "no font";
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";
  }
}

function systemChromium(): LaunchOptions | null {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const inPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  const executablePath = [...inPath, ...macApplications].find((path) => existsSync(path));
  return executablePath ? { executablePath } : null;
}

function installedByPlaywright(): LaunchOptions | null {
  if (existsSync(chromium.executablePath())) return {};
  const playwright = createRequire(import.meta.url).resolve("@playwright/test/cli");
  try {
    execFileSync(process.execPath, [playwright, "install", "chromium"], { stdio: "ignore", timeout: 180_000 });
    return {};
  } catch {
    return null;
  }
}
