import "server-only";
import { createCaller } from "@heard/api/trpc";
import { cache } from "react";
import { apiContext } from "#server/context.ts";

/** Calls procedures in this process, as the viewer of the request: what server components read with. */
export const getCaller = cache(async (organisationKey: string) => createCaller(await apiContext(organisationKey)));

/** The same for what belongs to a person, or to nobody yet, and to no organisation. */
export const getPersonCaller = cache(async () => createCaller(await apiContext(null)));
