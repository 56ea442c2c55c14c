import type { ListContactsInput } from "@heard/core/contacts/schema";

/** What the address of the list says: words, who, for what, in which language. */
export type ContactsView = {
  search: string;
  standing: Standing | null;
  purpose: string | null;
  language: string | null;
};
export const standings = ["askable", "suppressed", "withdrawn", "withoutAddress", "erased"] as const;
export type Standing = (typeof standings)[number];

export const everybody: ContactsView = { search: "", standing: null, purpose: null, language: null };

/** Reads an address; what it cannot mean is left out. */
export function parseContactsView(params: URLSearchParams): ContactsView {
  const key = (name: string) => {
    const value = params.get(name);
    return value && /^[a-z0-9]+(-[a-z0-9]+)*$/i.test(value) && value.length <= 60 ? value : null;
  };
  return {
    search: (params.get("q") ?? "").slice(0, 200),
    standing: standings.find((one) => one === params.get("who")) ?? null,
    purpose: key("purpose"),
    language: key("language"),
  };
}

export const contactsQuery = ({ search, standing, purpose, language }: ContactsView) => ({
  q: search.trim(),
  who: standing,
  purpose,
  language,
});

/** What the server is asked for. */
export function contactsInput({ search, standing, purpose, language }: ContactsView): NonNullable<ListContactsInput> {
  return {
    ...(search.trim() === "" ? {} : { search: search.trim() }),
    ...(standing ? { standing } : {}),
    ...(purpose ? { purpose } : {}),
    ...(language ? { language } : {}),
  };
}
