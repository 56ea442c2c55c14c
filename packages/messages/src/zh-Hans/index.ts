import { comments } from "./comments.ts";
import { common } from "./common.ts";
import { errors } from "./errors.ts";
import { home } from "./home.ts";
import { scores } from "./scores.ts";
import { shell } from "./shell.ts";
import { trace } from "./trace.ts";

export const messages = { comments, common, errors, home, scores, shell, trace };
