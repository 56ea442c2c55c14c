import { detectLanguage } from "@heard/text/language";
import { languageCode, languageTag } from "../../catalogue/languages.ts";
import type { ImportItem } from "../rows/item.ts";

/** What the accepted responses amount to. */
export class AcceptedCounter {
  responses = 0;
  comments = 0;
  readonly #languages = new Map<string, number>();
  #from: string | null = null;
  #to: string | null = null;

  add(item: ImportItem, day: string | null): void {
    this.responses += 1;
    this.comments += item.comments.length;
    for (const { text } of item.comments) {
      // As the comment will be kept: what the text says of itself comes first, and regions are folded away.
      const language = languageTag(languageCode(detectLanguage(text, item.language ?? "und")) ?? 0);
      this.#languages.set(language, (this.#languages.get(language) ?? 0) + 1);
    }
    if (day === null) return;
    if (this.#from === null || day < this.#from) this.#from = day;
    if (this.#to === null || day > this.#to) this.#to = day;
  }

  /** Comments by language, most first. */
  languages(): { language: string; comments: number }[] {
    return [...this.#languages]
      .map(([language, comments]) => ({ language, comments }))
      .toSorted((a, b) => b.comments - a.comments);
  }

  /** The first and the last day, both included. */
  dates(): { from: string; to: string } | null {
    return this.#from !== null && this.#to !== null ? { from: this.#from, to: this.#to } : null;
  }
}
