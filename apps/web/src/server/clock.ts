import "server-only";
import { openClock } from "@heard/core/clock";

/** The time for everything that this process does and shows. */
export const now = openClock(process.env);
