import type { TestDatabase } from "@heard/db/testing";
import { useTestDatabase } from "@heard/db/testing";
import { expect, test } from "vitest";
import type { ServiceContext } from "../context.ts";
import { type Random, seededRandom } from "../demo/random.ts";
import { DomainError } from "../errors.ts";
import { undoImport } from "../imports/index.ts";
import type { MappingInput } from "../imports/schema.ts";
import { correctResponse } from "../responses/correct.ts";
import { eraseResponse } from "../responses/erase.ts";
import { quarantineResponse, releaseResponse } from "../responses/quarantine.ts";
import { foldPending } from "../rollups/fold.ts";
import { rebuildRollups } from "../rollups/rebuild.ts";
import { verifyRollups } from "../rollups/verify.ts";
import { deleteSource } from "../sources/delete.ts";
import { restoreSource } from "../sources/restore.ts";
import { importsIn } from "../testing/import-file.ts";
import { makeTestOrganisation, testNow } from "../testing/organisation.ts";
import { recordComments, workOnReadings } from "../testing/readings.ts";
import { recountThemes } from "../testing/recount-themes.ts";
import { useTemporaryFiles } from "../testing/temporary.ts";
import {
  archiveTheme,
  createTheme,
  listThemes,
  mergeTheme,
  moveTheme,
  restoreTheme,
  restoreThemeVersion,
  splitTheme,
  updateTheme,
} from "../themes/index.ts";
import { confirmReadings, correctComments, countThemes, undoCorrection } from "./index.ts";
import { readNewComments } from "./read-new.ts";
import { sentimentLabels } from "./rules.ts";

const database = useTestDatabase();
const { folder } = useTemporaryFiles();
const imports = importsIn(folder);

const period = { from: "2026-01-01", to: "2026-12-31" };
const words = ["slow", "dear", "rude", "broken"];
const texts = [
  "so slow, terrible",
  "slow but lovely",
  "rude and dear, never again",
  "a dear friend, wonderful",
  "broken",
  "great, thank you",
  "ok",
];
const file = ["id,date,score,comment", ...texts.map((text, id) => `I-${id},2026-05-11,3,"${text}"`)].join("\n");
const mapping: MappingInput = {
  format: "heard-mapping/1",
  source: "shops",
  externalId: "id",
  occurred: { column: "date", format: "yyyy-MM-dd" },
  columns: [
    { column: "score", as: "score", metric: "csat", scale: { min: 1, max: 5, direction: "higherIsBetter" } },
    { column: "comment", as: "comment" },
  ],
  create: ["source"],
};
const nobody = "7f1a6a50-0000-4000-8000-000000000001";

/** Everything that can happen to a comment, its response, its source and the tree. What makes no sense at the moment is refused. */
function happenings(ctx: ServiceContext, { pick, next }: Random, { asOwner }: TestDatabase) {
  const responseId = async (state: number) => {
    const rows = await asOwner(
      `select id from responses where org_id = ${ctx.organisation.id} and state = ${state} order by id`,
    );
    return String(rows.length === 0 ? nobody : pick(rows).id);
  };
  const theme = async (isUsed = true) => {
    const keys = (await listThemes(ctx)).themes.flatMap((one) =>
      (one.archivedAt === null) === isUsed ? [one.key] : [],
    );
    return keys.length === 0 ? "none" : pick(keys);
  };
  let actId = nobody;
  const parent = () => (next() < 0.5 ? null : theme());
  const two = () => [{ text: pick(texts) }, { text: pick(texts), touchpoint: "returns" }];
  let number = 0;
  const name = () => {
    number += 1;
    return { en: `T ${number}` };
  };
  return {
    record: () => recordComments(ctx, [pick(texts), two()]),
    recordElsewhere: () => recordComments(ctx, [pick(texts)], { source: "shop-survey", touchpoint: "delivery" }),
    correct: async () => correctResponse(ctx, { responseId: await responseId(2), scores: [{ item: 0, value: 5 }] }),
    quarantine: async () => quarantineResponse(ctx, { responseId: await responseId(2), reason: "doubt" }),
    release: async () => releaseResponse(ctx, { responseId: await responseId(3) }),
    erase: async () => eraseResponse(ctx, { responseId: await responseId(2) }),
    bin: () => deleteSource(ctx, { source: "shop-survey" }),
    restore: () => restoreSource(ctx, { source: "shop-survey" }),
    createTheme: async () =>
      createTheme(ctx, {
        name: name(),
        rule: pick(words),
        parent: await parent(),
        tone: pick(["asRead", "asRead", "negative"]),
      }),
    updateTheme: async () => updateTheme(ctx, { key: await theme(), rule: `${pick(words)} OR ${pick(words)}` }),
    moveTheme: async () => moveTheme(ctx, { key: await theme(), parent: await parent(), to: 0 }),
    mergeTheme: async () => mergeTheme(ctx, { key: await theme(), into: await theme() }),
    splitTheme: async () =>
      splitTheme(ctx, { key: await theme(), parts: [name(), name()].map((one) => ({ name: one, rule: pick(words) })) }),
    archiveTheme: async () => archiveTheme(ctx, { key: await theme() }),
    restoreTheme: async () => restoreTheme(ctx, { key: await theme(false) }),
    restoreVersion: async () => {
      const { version } = await listThemes(ctx);
      return restoreThemeVersion(ctx, { version: Math.max(1, Math.ceil(next() * version)) });
    },
    sayHow: async () => {
      const comments = [{ responseId: await responseId(2), item: 0 }];
      actId = (await correctComments(ctx, { comments, sentiment: pick([...sentimentLabels, null]) })).actId ?? actId;
    },
    sayWhat: async () => {
      const comments = [{ responseId: await responseId(2), item: 0 }];
      const themes = [{ theme: await theme(), isMentioned: pick([true, false, null]) }];
      actId = (await correctComments(ctx, { comments, themes })).actId ?? actId;
    },
    confirm: async () =>
      confirmReadings(ctx, {
        comments: [
          {
            ...{ responseId: await responseId(2), item: 0 },
            ...{ sentiment: pick([...sentimentLabels]), themes: [await theme()] },
          },
        ],
      }),
    undoSaying: () => undoCorrection(ctx, { actId }),
    readNew: () => readNewComments(ctx),
    work: () => workOnReadings(ctx),
    fold: () => foldPending(ctx),
  };
}

async function counted(ctx: ServiceContext): Promise<Record<string, number[]>> {
  const { comments, themes } = await countThemes(ctx, { period });
  return Object.fromEntries(
    [{ key: "", counts: comments }, ...themes].map(({ key, counts }) => [
      key,
      sentimentLabels.map((label) => counts[label]),
    ]),
  );
}

test.each([1, 2])(
  "numbers of themes equal a recount from the texts after whatever happened in whatever order (seed %i)",
  async (seed) => {
    let clock = testNow().getTime();
    const now = () => {
      clock += 1000;
      return new Date(clock);
    };
    const ctx: ServiceContext = { ...(await makeTestOrganisation()), now };
    const random = seededRandom(seed);
    const { batchId } = await imports.import(ctx, file, mapping);
    const happening = happenings(ctx, random, database);
    const done = new Set<string>();
    for (let round = 0; round < 200; round += 1) {
      if (round === 120) await imports.work(ctx, (await undoImport(ctx, { batchId })).jobId, "import.undo");
      const what = random.pick(Object.keys(happening) as (keyof typeof happening)[]);
      try {
        await happening[what]();
        done.add(what);
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
      }
      if (round % 20 === 19) expect(await verifyRollups(ctx)).toEqual([]);
    }
    // Hardly anything was always refused.
    expect(done.size).toBeGreaterThan(Object.keys(happening).length - 4);
    await workOnReadings(ctx);
    expect(await verifyRollups(ctx)).toEqual([]);
    const expected = await recountThemes(database, ctx);
    expect(await counted(ctx)).toEqual(expected);
    expect(expected[""]?.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(10);
    await rebuildRollups(ctx);
    expect(await counted(ctx)).toEqual(expected);
  },
);
