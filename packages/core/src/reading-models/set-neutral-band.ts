import type { ServiceContext } from "../context.ts";
import { changeSetting, type SettingChange } from "./change-setting.ts";
import { SetNeutralBandInput } from "./schema.ts";

/**
 * Says how near to 0 a score is neutral, whatever was found for the model in use.
 * @throws DomainError conflict when another setting holds than the caller looked at
 */
export async function setNeutralBand(ctx: ServiceContext, input: SetNeutralBandInput): Promise<SettingChange> {
  const { neutralBand, seen } = SetNeutralBandInput.parse(input);
  return changeSetting(ctx, { verb: "readingModel.setNeutralBand", seen }, async (_, { modelVersion }) => ({
    modelVersion,
    neutralBand,
  }));
}
