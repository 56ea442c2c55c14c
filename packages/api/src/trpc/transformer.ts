import { keyRule } from "@heard/core/catalogue/rules";
import { invalidInput } from "@heard/core/errors";
import superjson, { type SuperJSONResult } from "superjson";

/** How values cross the wire. What reads them leaves a field named `__proto__` out without a word, and a filter with it; so it is refused by its name. */
export const transformer = {
  serialize: (value: unknown) => superjson.serialize(value),
  deserialize(given: SuperJSONResult): unknown {
    const place = findProto(given.json, []);
    if (place) throw invalidInput("invalid_value", { value: place.join("."), expected: keyRule });
    return superjson.deserialize(given);
  },
};

function findProto(value: unknown, path: readonly string[]): readonly string[] | null {
  if (typeof value !== "object" || value === null) return null;
  for (const [key, part] of Object.entries(value)) {
    const at = [...path, key];
    const found = key === "__proto__" ? at : findProto(part, at);
    if (found) return found;
  }
  return null;
}
