import { common } from "./common.ts";
import { errors } from "./errors.ts";
import { scores } from "./scores.ts";
import { shell } from "./shell.ts";
import { trace } from "./trace.ts";

export const messages = { common, errors, scores, shell, trace };
