import type { ServiceContext } from "@heard/core/context";
import { analyseBy } from "@heard/core/readings/analyse";
import { rereadComments } from "@heard/core/readings/reread";
import { foldAll } from "@heard/core/rollups/fold";
import { adoptStarterThemes, listThemes, updateTheme } from "@heard/core/themes";
import { NEUTRAL_BAND, SHIPPED_MODEL } from "@heard/text/sentiment";
import type { Sql } from "postgres";
import { type ClaimResult, timeClaim } from "../claim.ts";
import { fill } from "../dataset.ts";
import type { Installation } from "../installation.ts";

const wanted = 100_000;
/** Three responses in ten have a comment. */
const responsesFor = (comments: number) => Math.ceil((comments * 10) / 3);
/** For so many of them. */
const mostMs = 60_000;
const edited = "wait";

/**
 * Every comment read again after an edit of a theme, as the worker does it: texts, analysis, readings, mentions, rollups. The floor is what nobody can leave out:
 * the analysis of the same texts on one core with nothing around it, and one plain statement that writes every row of readings anew.
 */
export async function retagClaims({ ctx, owner }: Installation, rows: number): Promise<ClaimResult[]> {
  await fill(ctx, owner, Math.min(rows, responsesFor(wanted)), { withComments: true });
  await adoptStarterThemes(ctx);
  // History is there to be read again.
  await readAll(ctx);
  await owner.unsafe("vacuum (analyze) comment_readings, mentions, comments");
  const rule = (await listThemes(ctx)).themes.find(({ key }) => key === edited)?.rule;
  if (rule === undefined) throw new Error(`the starter themes have no theme "${edited}"`);
  const { jobId } = await updateTheme(ctx, { key: edited, rule: `${rule} OR weeks OR 太慢` });
  if (jobId === null) throw new Error("the edit starts no reading of history");
  const started = performance.now();
  const comments = await readAll(ctx);
  const ms = performance.now() - started;
  const floorMs = await timeFloor(ctx, owner);
  const claim = `${comments.toLocaleString("en")} comments tagged again after an edit of a theme`;
  return [timeClaim(claim, ms, (mostMs * comments) / wanted, floorMs)];
}

/** Gives how many comments were read. */
async function readAll(ctx: ServiceContext): Promise<number> {
  let comments = 0;
  await rereadComments(ctx, null, async (step) => {
    comments += step.comments;
    return "go";
  });
  await foldAll(ctx);
  return comments;
}

async function timeFloor(ctx: ServiceContext, owner: Sql): Promise<number> {
  const [version] = await owner<{ snapshot: Parameters<typeof analyseBy>[0] }[]>`
    select snapshot from theme_versions where org_id = ${ctx.organisation.id} order by version desc limit 1`;
  if (!version) throw new Error("there are no themes");
  const analyse = analyseBy(version.snapshot, { model: SHIPPED_MODEL, neutralBand: NEUTRAL_BAND });
  const texts = await owner<{ text: string }[]>`select text from comments where org_id = ${ctx.organisation.id}`;
  const started = performance.now();
  for (const { text } of texts) analyse(text);
  await owner`update comment_readings set read_at = now() where org_id = ${ctx.organisation.id}`;
  return performance.now() - started;
}
