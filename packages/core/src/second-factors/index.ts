export { beginSecondFactor } from "./begin.ts";
export { confirmSecondFactor } from "./confirm.ts";
export { removeSecondFactor, removeSecondFactorByOperator } from "./remove.ts";
export { ConfirmSecondFactorInput, OwnPasswordInput } from "./schema.ts";
