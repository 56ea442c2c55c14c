export { acceptReadingModel } from "./accept.ts";
export type { SettingChange } from "./change-setting.ts";
export { type ListedModel, listReadingModels, type PastSetting, type ReadingModels } from "./list-models.ts";
export { rollBackReadingModel } from "./roll-back.ts";
export { AcceptReadingModelInput, RollBackReadingModelInput, SetNeutralBandInput } from "./schema.ts";
export { setNeutralBand } from "./set-neutral-band.ts";
export { trainReadingModel } from "./train.ts";
