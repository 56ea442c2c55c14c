import { readingSettings } from "@heard/db/schema/reading-models";
import { desc, eq, isNull } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { changeSetting, type SettingChange } from "./change-setting.ts";
import { ownNeutralBand } from "./rules.ts";
import { RollBackReadingModelInput } from "./schema.ts";

/**
 * Goes back to a model that was in use before, or to the one that ships, with the neutral band that it had then. Every version stays, so this can be gone back
 * from as well.
 * @throws DomainError not_found for a model that never was in use, conflict when another setting holds than the caller looked at
 */
export async function rollBackReadingModel(
  ctx: ServiceContext,
  input: RollBackReadingModelInput,
): Promise<SettingChange> {
  const { version, seen } = RollBackReadingModelInput.parse(input);
  return changeSetting(ctx, { verb: "readingModel.rollBack", seen }, async (tx) => {
    const { modelVersion, neutralBand } = readingSettings;
    const [then] = await tx
      .select({ neutralBand })
      .from(readingSettings)
      .where(version === null ? isNull(modelVersion) : eq(modelVersion, version))
      .orderBy(desc(readingSettings.version))
      .limit(1);
    if (!then && version !== null) throw notFound("model in use", version);
    return { modelVersion: version, neutralBand: then?.neutralBand ?? ownNeutralBand };
  });
}
