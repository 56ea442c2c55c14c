import type { QuestionOf } from "@heard/survey/runtime";
import { html } from "hono/html";
import type { Asking, Html } from "../asking.ts";
import { fieldOf, hintPlaceOf, keptFieldOf } from "../fields.ts";
import { fileTypesIn, sizeIn } from "../problem-words.ts";

/** A file, with what can be taken. One that was sent before is named, and goes along by what the server knows of it. */
export function fileControl(
  asking: Asking,
  { id, accepted, largestBytes, required }: QuestionOf<"file">,
  { describedBy, isBad }: { describedBy: string; isBad: boolean },
): Html {
  const { say, locale } = asking.words;
  const hint = `${hintPlaceOf(id)}-how`;
  const kept = asking.filled.text(keptFieldOf(id));
  const limits = say("fileHint", { types: fileTypesIn(locale, accepted), size: sizeIn(locale, largestBytes) });
  return html`<p class="hint" id="${hint}" lang="${locale}">${kept ? `${say("fileKept", { name: nameIn(kept) })} ` : ""}${limits}</p>
${kept ? html`<input type="hidden" name="${keptFieldOf(id)}" value="${kept}">` : ""}<input class="field" type="file" id="${fieldOf(id)}" name="${fieldOf(id)}" accept="${accepted.join(",")}" aria-describedby="${`${hint} ${describedBy}`.trim()}"${isBad ? html` aria-invalid="true"` : ""}${required && !kept ? " required" : ""}>`;
}

function nameIn(kept: string): string {
  try {
    const { name }: { name?: unknown } = JSON.parse(kept);
    return typeof name === "string" ? name : "";
  } catch {
    return "";
  }
}
