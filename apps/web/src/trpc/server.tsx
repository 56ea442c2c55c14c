import "server-only";
import { createCaller } from "@heard/api/trpc";
import { cache } from "react";
import { apiContext } from "#server/context.ts";

/** Calls procedures in this process, as the viewer of the request: what server components read with. */
export const getCaller = cache(async (organisationKey: string) => createCaller(await apiContext(organisationKey)));
