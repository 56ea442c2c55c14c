/** What a row calls a person by: the first thing that is known of them; `null` when nothing is any more. */
export const contactLabel = (contact: Contact | null): string | null =>
  contact && (contact.name ?? contact.key ?? contact.email ?? contact.phone);

type Contact = Record<"name" | "key" | "email" | "phone", string | null>;
