import type { Transaction } from "@heard/db";
import { type ModelReport, readingModels, readingSettings } from "@heard/db/schema/reading-models";
import { desc, eq } from "drizzle-orm";
import { notFound } from "../errors.ts";
import { ownNeutralBand } from "./rules.ts";

/** By what comments are read: a model of the organisation or, with `null`, the one that ships, and how near to 0 a score is neutral, in hundredths. */
export type ReadingSetting = {
  version: number;
  modelVersion: number | null;
  neutralBand: number;
  readAt: Date | null;
};

/** The setting that holds; number 0 before anybody said otherwise. */
export async function newestSetting(tx: Transaction): Promise<ReadingSetting> {
  const { version, modelVersion, neutralBand, readAt } = readingSettings;
  const [row] = await tx
    .select({ version, modelVersion, neutralBand, readAt })
    .from(readingSettings)
    .orderBy(desc(version))
    .limit(1);
  return row ?? { version: 0, modelVersion: null, neutralBand: ownNeutralBand, readAt: null };
}

/** The number of the newest model; 0 before there is one. */
export async function newestModelVersion(tx: Transaction): Promise<number> {
  const [row] = await tx
    .select({ version: readingModels.version })
    .from(readingModels)
    .orderBy(desc(readingModels.version))
    .limit(1);
  return row?.version ?? 0;
}

/** What is on record of how a model did. @throws DomainError not_found */
export async function getReport(tx: Transaction, version: number): Promise<ModelReport> {
  const [row] = await tx
    .select({ report: readingModels.report })
    .from(readingModels)
    .where(eq(readingModels.version, version));
  if (!row) throw notFound("model", version);
  return row.report;
}

/** The weights of a model as they are kept. @throws DomainError not_found, also for one that was not offered */
export async function readWeights(tx: Transaction, version: number): Promise<Uint8Array> {
  const [row] = await tx
    .select({ weights: readingModels.weights })
    .from(readingModels)
    .where(eq(readingModels.version, version));
  if (!row?.weights) throw notFound("model", version);
  return row.weights;
}
