import type { ServiceContext } from "../context.ts";
import { changeState } from "./change-state.ts";
import type { SurveyInput } from "./schema.ts";

/** Takes no more answers. @throws DomainError invalid_state, not_found */
export const closeSurvey = (ctx: ServiceContext, input: SurveyInput): Promise<void> => changeState(ctx, input, "close");
