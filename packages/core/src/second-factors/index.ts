export { beginSecondFactor } from "./begin.ts";
export { confirmSecondFactor } from "./confirm.ts";
export { removeSecondFactor, removeSecondFactorByOperator } from "./remove.ts";
export { renewRecoveryCodes } from "./renew-recovery-codes.ts";
export { ConfirmSecondFactorInput, OwnPasswordInput, OwnProofInput } from "./schema.ts";
