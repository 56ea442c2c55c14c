import { hash } from "node:crypto";
import { Tally } from "../rows/tally.ts";
import type { ListRow } from "./reader.ts";

/** Remembers keys and addresses of a file, in 12 bytes each: a second row with one of them says the same as the first, or something else. */
export class IdentityLedger {
  readonly #identities = new Tally();

  take({ item, identities }: ListRow): "first" | "same" | "other" {
    const content = Number.parseInt(hash("sha256", JSON.stringify(item), "hex").slice(0, 7), 16);
    const before = identities.map((identity) => this.#identities.keep(identity, content));
    const seen = before.filter((known) => known !== null);
    if (seen.length === 0) return "first";
    return seen.every((known) => known === content) ? "same" : "other";
  }
}
