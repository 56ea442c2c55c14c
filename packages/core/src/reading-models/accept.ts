import type { ServiceContext } from "../context.ts";
import { DomainError } from "../errors.ts";
import { changeSetting, type SettingChange } from "./change-setting.ts";
import { getReport } from "./queries.ts";
import { isOffered } from "./rules.ts";
import { AcceptReadingModelInput } from "./schema.ts";

/**
 * Puts a model to use that read more comments right which it had never seen; with it the neutral band that was found for it. New comments are read by it at
 * once, older ones are read again.
 * @throws DomainError not_found, invalid_state for one that is not offered or was measured beside another than the one in use, conflict when another setting holds than the caller looked at
 */
export async function acceptReadingModel(ctx: ServiceContext, input: AcceptReadingModelInput): Promise<SettingChange> {
  const { version, seen } = AcceptReadingModelInput.parse(input);
  return changeSetting(ctx, { verb: "readingModel.accept", seen }, async (tx, now) => {
    const report = await getReport(tx, version);
    if (!isOffered(report)) throw new DomainError("invalid_state", "model_not_offered", { version });
    // It beat another model than the one that it would take the place of now, and nobody knows which of these two is better.
    const isInUse = version === now.modelVersion;
    if (!isInUse && (report.inUse?.version ?? null) !== now.modelVersion)
      throw new DomainError("invalid_state", "model_measured_before", { version });
    const { value, isCalibrated } = report.neutralBand;
    return { modelVersion: version, neutralBand: isCalibrated ? value : now.neutralBand };
  });
}
