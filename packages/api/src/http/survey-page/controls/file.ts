import type { QuestionOf } from "@heard/survey/runtime";
import { html } from "hono/html";
import type { Asking, Html } from "../asking.ts";
import { fieldOf, hintPlaceOf } from "../fields.ts";
import { fileTypesIn, sizeIn } from "../problem-words.ts";

/** A file, with what can be taken. A browser never gives the same file twice by itself, so one that is kept is named. */
export function fileControl(
  asking: Asking,
  { id, accepted, largestBytes, required }: QuestionOf<"file">,
  { describedBy, isBad }: { describedBy: string; isBad: boolean },
): Html {
  const { say, locale } = asking.words;
  const hint = `${hintPlaceOf(id)}-how`;
  const kept = asking.filled.text(fieldOf(id, "name"));
  const limits = say("fileHint", { types: fileTypesIn(locale, accepted), size: sizeIn(locale, largestBytes) });
  return html`<p class="hint" id="${hint}" lang="${locale}">${kept ? `${say("fileKept", { name: kept })} ` : ""}${limits}</p>
<input class="field" type="file" id="${fieldOf(id)}" name="${fieldOf(id)}" accept="${accepted.join(",")}" aria-describedby="${`${hint} ${describedBy}`.trim()}"${isBad ? html` aria-invalid="true"` : ""}${required && !kept ? " required" : ""}>`;
}
