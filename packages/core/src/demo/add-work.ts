import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createApiKey } from "../api-keys/create.ts";
import type { ServiceContext } from "../context.ts";
import { importFile, tryFile } from "../imports/import-file.ts";
import { saveMapping } from "../imports/save-mapping.ts";
import { addDays } from "../measures/rules.ts";
import { updateMetric } from "../metrics/update.ts";
import { quarantineResponse } from "../responses/quarantine.ts";
import { recordResponses } from "../responses/record.ts";
import { createSavedView } from "../saved-views/create.ts";
import { deleteSavedView } from "../saved-views/delete.ts";
import { asPerson } from "./add-people.ts";
import { reviewsFile, reviewsFileName, reviewsMapping } from "./reviews-file.ts";
import { demoDrivers } from "./score-drivers.ts";

export type WorkOptions = { lastDay: string; seed: number; dataDir: string; random: (size: number) => Uint8Array };

/** What the people of the company have done in the product, each under their own name: owners of metrics, views, keys, an import, a doubt. */
export async function addWork(ctx: ServiceContext, options: WorkOptions): Promise<void> {
  const leader = await asPerson(ctx, "cxLeader");
  const administrator = await asPerson(ctx, "surveyAdministrator");
  await giveOwners(administrator, leader);
  await saveViews(leader);
  await makeKeys(await asPerson(ctx, "owner"), options.random);
  await importReviews(administrator, options);
  await doubtOneDevice(administrator, options.lastDay);
}

async function giveOwners(by: ServiceContext, leader: ServiceContext): Promise<void> {
  const memberId = ({ actor }: ServiceContext) => (actor.kind === "member" ? actor.memberId : null);
  const ofDrivers = Object.fromEntries(demoDrivers.map((key) => [key, leader]));
  const owners = { nps: leader, csat: leader, ces: by, "ces-effort": by, ...ofDrivers };
  for (const [key, owner] of Object.entries(owners)) await updateMetric(by, { key, ownerMemberId: memberId(owner) });
}

async function saveViews(by: ServiceContext): Promise<void> {
  const view = (name: string, screen: "scores" | "comments", query: string, shared: boolean) =>
    createSavedView(by, { name, screen, query, shared });
  await view(
    "Collection point, last 12 months",
    "scores",
    "metric=csat&touchpoint=collection-point&period=last-12-months",
    true,
  );
  await view("Refunds in Chinese", "comments", `q=${encodeURIComponent("退款")}&period=last-90-days`, true);
  await view("Members only", "scores", "metric=nps&segment.customer-type=Member&period=last-90-days", false);
  const old = await view("Spring campaign", "scores", "metric=csat&period=last-12-months", false);
  await deleteSavedView(by, { viewId: old.id });
}

async function makeKeys(by: ServiceContext, random: WorkOptions["random"]): Promise<void> {
  await createApiKey(by, { name: "Web shop, after-contact survey", scopes: ["responses:write"] }, random);
  await createApiKey(by, { name: "Monthly report", scopes: ["measures:read"] }, random);
}

async function importReviews(by: ServiceContext, { lastDay, seed, dataDir }: WorkOptions): Promise<void> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const folder = await mkdtemp(join(dataDir, "demo-"));
  try {
    const path = join(folder, reviewsFileName);
    await writeFile(path, reviewsFile(lastDay, seed));
    const mappingName = "Marketplace reviews";
    await saveMapping(by, { name: mappingName, mapping: reviewsMapping });
    const { account, problems } = await tryFile(by, { path, mapping: reviewsMapping }, { dataDir });
    if (!account) throw new Error(`The demo's file does not fit its mapping: ${JSON.stringify(problems)}`);
    await importFile(by, { path, mapping: reviewsMapping, mappingName, account }, { dataDir });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const doubtful = 6;

/** Six zeros within three minutes from one device: kept, left out of every number, and told so in the trace. */
async function doubtOneDevice(by: ServiceContext, lastDay: string): Promise<void> {
  const day = addDays(lastDay, -9);
  const responses = Array.from({ length: doubtful }, (_, place) => ({
    externalId: `r-${day}-device-${place}`,
    occurredAt: `${day}T14:0${Math.floor(place / 2)}:${place % 2 === 0 ? "05" : "40"}Z`,
    channel: "website",
    language: "en",
    scores: [{ metric: "nps", value: 0 }],
  }));
  const { results } = await recordResponses(by, { source: "demo", mode: "link", responses });
  for (const result of results) {
    if (result.status !== "accepted")
      throw new Error(`The demo made a response that was refused: ${JSON.stringify(result)}`);
    await quarantineResponse(by, { responseId: result.id, reason: "Six zeros within three minutes from one device" });
  }
}
