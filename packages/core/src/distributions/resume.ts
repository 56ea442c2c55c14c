import type { ServiceContext } from "../context.ts";
import { changeState } from "./change-state.ts";
import type { DistributionInput } from "./schema.ts";

/** Goes on with what has become due meanwhile. @throws DomainError invalid_state, not_found */
export const resumeDistribution = (ctx: ServiceContext, input: DistributionInput): Promise<void> =>
  changeState(ctx, input, "resume");
