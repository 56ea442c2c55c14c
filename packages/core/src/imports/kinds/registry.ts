import type { ImportKind } from "@heard/db/schema/imports";
import { contactsFormat, suppressionsFormat } from "../lists/schema.ts";
import type { KindOfImport } from "./kind.ts";
import { contactsKind, suppressionsKind } from "./lists.ts";
import { responsesKind } from "./responses.ts";

const kinds = { responses: responsesKind, contacts: contactsKind, suppressions: suppressionsKind };

/** What a kind of import does where kinds differ. A batch and its mapping are of one kind, so each gets back what it has made. */
export const kindOfImport = (kind: ImportKind): KindOfImport => kinds[kind] as KindOfImport;

/** The kind that a mapping is of, by the name of its format; one of no known format is judged as one of responses. */
export function kindOfMapping(value: unknown): ImportKind {
  const format = typeof value === "object" && value !== null && "format" in value ? value.format : null;
  if (format === contactsFormat) return "contacts";
  return format === suppressionsFormat ? "suppressions" : "responses";
}
