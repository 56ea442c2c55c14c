import { hash } from "node:crypto";
import { rowContent } from "./identity.ts";
import type { ImportItem } from "./item.ts";
import { Tally } from "./tally.ts";

/** Remembers the ids of a file, in 12 bytes each: a second row under one id says the same as the first, or something else. */
export class IdLedger {
  readonly #ids = new Tally();

  take(item: ImportItem): "first" | "same" | "other" {
    const content = contentNumber(item);
    const before = this.#ids.keep(item.externalId, content);
    if (before === null) return "first";
    return before === content ? "same" : "other";
  }
}

/** 28 bits of the content: enough to tell two rows of one id apart. */
const contentNumber = (item: ImportItem) => Number.parseInt(hash("sha256", rowContent(item), "hex").slice(0, 7), 16);
