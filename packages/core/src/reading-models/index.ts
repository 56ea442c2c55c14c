export { acceptReadingModel } from "./accept.ts";
export { listReadingModels } from "./list-models.ts";
export { rollBackReadingModel } from "./roll-back.ts";
export { AcceptReadingModelInput, RollBackReadingModelInput, SetNeutralBandInput } from "./schema.ts";
export { setNeutralBand } from "./set-neutral-band.ts";
export { trainReadingModel } from "./train.ts";
