import { DomainError, invalidInput } from "../errors.ts";
import type { ItemError } from "../responses/rules.ts";

/** The item that was checked; what was wrong with it first, as an error of the whole request. @throws DomainError */
export function assertSound<Item>(checked: { item: Item } | { errors: ItemError[] }): Item {
  if ("item" in checked) return checked.item;
  throw refusalOf(checked.errors);
}

/** What is wrong with one contact, for a person who writes one down. Whose address it is already is a conflict. */
export function refusalOf([first]: readonly ItemError[]): DomainError {
  if (!first) return invalidInput("contact_unreachable");
  return first.code.startsWith("contact_") && first.code !== "contact_unreachable"
    ? new DomainError("conflict", first.code, first.params)
    : invalidInput(first.code, first.params);
}
