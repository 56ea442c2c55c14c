import "server-only";
import { getLocale } from "next-intl/server";
import { cache } from "react";
import { createFormat, type Format } from "#lib/format.ts";

/** Numbers and dates for this request, in the reader's language and the organisation's time zone. */
export const getFormat = cache(async (timeZone: string): Promise<Format> => createFormat(await getLocale(), timeZone));
