import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { GatewayOptions } from "./app.ts";

/** The scripts of the package widget, as it built them; `null` where it has not. */
export function readScripts(): GatewayOptions["scripts"] {
  const [surveyPage, kiosk, embed, embedRuntime] = [
    import.meta.resolve("@heard/widget/survey-page.js"),
    import.meta.resolve("@heard/widget/kiosk.js"),
    import.meta.resolve("@heard/widget/embed.js"),
    import.meta.resolve("@heard/widget/embed-runtime.js"),
  ].map((address) => {
    const path = fileURLToPath(address);
    return existsSync(path) ? readFileSync(path, "utf8") : undefined;
  });
  return surveyPage && kiosk && embed && embedRuntime ? { surveyPage, kiosk, embed, embedRuntime } : null;
}
