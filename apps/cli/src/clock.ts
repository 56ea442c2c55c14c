import { openClock } from "@heard/core/clock";

/** The time for everything that the command line does. */
export const now = openClock(process.env);
