import type { ServiceContext } from "../context.ts";
import { changeState } from "./change-state.ts";
import type { SurveyInput } from "./schema.ts";

/** Takes answers again after a pause. @throws DomainError invalid_state, not_found */
export const resumeSurvey = (ctx: ServiceContext, input: SurveyInput): Promise<void> =>
  changeState(ctx, input, "resume");
