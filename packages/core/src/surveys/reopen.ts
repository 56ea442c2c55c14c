import type { ServiceContext } from "../context.ts";
import { changeState } from "./change-state.ts";
import type { SurveyInput } from "./schema.ts";

/** Takes answers again after the end. A closing day that has passed still holds. @throws DomainError invalid_state, not_found */
export const reopenSurvey = (ctx: ServiceContext, input: SurveyInput): Promise<void> =>
  changeState(ctx, input, "reopen");
