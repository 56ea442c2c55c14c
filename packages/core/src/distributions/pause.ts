import type { ServiceContext } from "../context.ts";
import { changeState } from "./change-state.ts";
import type { DistributionInput } from "./schema.ts";

/** Sends nothing more for now; what is just being handed over still goes. @throws DomainError invalid_state, not_found */
export const pauseDistribution = (ctx: ServiceContext, input: DistributionInput): Promise<void> =>
  changeState(ctx, input, "pause");
