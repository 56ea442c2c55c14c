import { keyFromName } from "../../catalogue/rules.ts";
import { shorten } from "../../shorten.ts";
import type { NamedKey } from "../mapping/catalogue.ts";

/** Something that the file names and the organisation does not have yet. */
export type NewName = { key: string; name: string };

/** How a name is compared: case, width and spaces play no part. */
export const normalName = (text: string) => text.normalize("NFKC").replace(/\s+/g, " ").trim().toLowerCase();

/** How many touchpoints or channels one import may make; more means that the wrong column was chosen. */
const mostNewNames = 200;

/**
 * Finds what a cell calls a touchpoint or channel by, key or name in any language, and gives keys to new names where the mapping allows making
 * them. Names without Latin letters get a number, as in `touchpoint-7`.
 */
export class NameBook {
  readonly #what: string;
  readonly #keys = new Map<string, string>();
  readonly #archived = new Set<string>();
  readonly #taken = new Set<string>();
  readonly #mayCreate: boolean;
  readonly #proposed = new Map<string, NewName>();
  /** Names that were given a key and wait to be made. */
  readonly created: NewName[] = [];

  constructor(
    what: string,
    known: readonly NamedKey[],
    mayCreate: boolean,
    values: Readonly<Record<string, string>> = {},
  ) {
    this.#what = what;
    this.#mayCreate = mayCreate;
    for (const { key, names, archived } of known) {
      this.#taken.add(key);
      if (archived) this.#archived.add(key);
      for (const name of [...names, key]) this.#keys.set(normalName(name), key);
    }
    for (const [value, key] of Object.entries(values)) this.#keys.set(normalName(value), key);
  }

  /** The key, or why there is none. A new name is made only when a row that uses it is accepted: then call `confirm`. */
  resolve(text: string): { key: string } | { code: "unknown_key" | "archived" | "too_many" } {
    const name = normalName(text);
    const known = this.#keys.get(name);
    if (known !== undefined) return this.#archived.has(known) ? { code: "archived" } : { key: known };
    if (!this.#mayCreate) return { code: "unknown_key" };
    if (this.created.length + this.#proposed.size >= mostNewNames) return { code: "too_many" };
    const key = this.#freshKey(text);
    this.#keys.set(name, key);
    this.#taken.add(key);
    this.#proposed.set(key, { key, name: shorten(text.trim(), 200) });
    return { key };
  }

  /** A row that uses this key is accepted. */
  confirm(key: string): void {
    const proposed = this.#proposed.get(key);
    if (!proposed) return;
    this.#proposed.delete(key);
    this.created.push(proposed);
  }

  #freshKey(text: string): string {
    const plain = keyFromName(text);
    const stem = plain === "" ? this.#what : plain.slice(0, 55).replace(/(?<!-)-+$/, "");
    if (plain !== "" && !this.#taken.has(plain)) return plain;
    for (let number = plain === "" ? 1 : 2; ; number += 1) {
      const key = `${stem}-${number}`;
      if (!this.#taken.has(key)) return key;
    }
  }
}
