import { resolve } from "node:path";

/** npm runs a command in the folder of the checkout and keeps where it was called. */
export const fromHere = (path: string): string => resolve(process.env.INIT_CWD ?? process.cwd(), path);
