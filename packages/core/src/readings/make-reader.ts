import type { Transaction } from "@heard/db";
import type { ThemeSnapshot } from "@heard/db/schema/themes";
import { SHIPPED_MODEL } from "@heard/text/sentiment";
import type { ServiceContext } from "../context.ts";
import { unpackModel } from "../reading-models/pack-model.ts";
import { newestSetting, type ReadingSetting, readWeights } from "../reading-models/queries.ts";
import { lockThemes } from "../themes/lock.ts";
import { newestTree } from "../themes/queries.ts";
import { analyseBy, type CommentFinding, type SentimentReading } from "./analyse.ts";

/** Reads comments by one version of the tree of an organisation, and by one of its reading settings. */
export type Reader = {
  version: number;
  setting: number;
  snapshot: ThemeSnapshot;
  read: (comment: string) => CommentFinding;
};

/** By organisation, its newest: rules are compiled and weights unpacked once a version. */
const readers = new Map<number, Reader>();
const mostReaders = 200;

/** The reader of the tree and the setting of now, which stay the newest ones until the transaction ends. */
export async function makeReader(tx: Transaction, ctx: ServiceContext): Promise<Reader> {
  await lockThemes(tx, ctx, "read");
  const { version, snapshot } = await newestTree(tx);
  const setting = await newestSetting(tx);
  const known = readers.get(ctx.organisation.id);
  if (known?.version === version && known.setting === setting.version) return known;
  const read = analyseBy(snapshot, await sentimentBy(tx, setting));
  const reader = { version, setting: setting.version, snapshot, read };
  if (readers.size >= mostReaders) readers.clear();
  readers.set(ctx.organisation.id, reader);
  return reader;
}

async function sentimentBy(tx: Transaction, { modelVersion, neutralBand }: ReadingSetting): Promise<SentimentReading> {
  const model = modelVersion === null ? SHIPPED_MODEL : await unpackModel(await readWeights(tx, modelVersion));
  return { model, neutralBand: neutralBand / 100 };
}
