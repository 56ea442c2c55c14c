import type { ServiceContext } from "../context.ts";
import { changeState } from "./change-state.ts";
import type { SurveyInput } from "./schema.ts";

/** Takes no answers for now; who comes reads that it will go on. @throws DomainError invalid_state, not_found */
export const pauseSurvey = (ctx: ServiceContext, input: SurveyInput): Promise<void> => changeState(ctx, input, "pause");
