import { loadMessages } from "@heard/messages";
import { getRequestConfig } from "next-intl/server";
import { readerLocale } from "./preferences.ts";

/** What next-intl needs to know about a request. The time zone is the organisation's, so dates go through `lib/format.ts`. */
export default getRequestConfig(async () => {
  const locale = await readerLocale();
  return { locale, messages: await loadMessages(locale), timeZone: "UTC" };
});
