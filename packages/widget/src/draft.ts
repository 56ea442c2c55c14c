/** What somebody has answered and not sent yet, kept on their own device. */
export type Draft = {
  /** The way through the survey that these answers belong to: sent again with the same token, they are kept once. */
  token: string;
  version: string;
  language: string;
  answers: string;
  page: string;
  fields: [name: string, value: string][];
  /** The button that was pressed and has not been answered. */
  pressed: string | null;
  at: number;
};

const longestKeptMs = 86_400_000;
const isState = (name: string) => name.startsWith("_");

/** Each address has drafts of its own: links of two shops do not mix. */
export const draftKey = ({ pathname, search }: { pathname: string; search: string }) => `heard:${pathname}${search}`;

/**
 * The form as a draft. Files are left out, for a browser gives them to nobody twice; a page with one is not sent by itself later, or it would arrive
 * without it.
 */
export function draftOf(form: HTMLFormElement, pressed: string | null, now: number): Draft {
  const data = new FormData(form);
  const fields = [...data].filter((field): field is [string, string] => !isState(field[0]) && isText(field[1]));
  const hasFile = [...data.values()].some((value) => !isText(value) && value.size > 0);
  const hidden = (name: string) => String(data.get(name) ?? "");
  return {
    token: hidden("_token"),
    version: form.dataset.version ?? "",
    language: hidden("_language"),
    answers: hidden("_answers"),
    page: hidden("_page"),
    fields,
    pressed: hasFile ? null : pressed,
    at: now,
  };
}

const isText = (value: FormDataEntryValue): value is string => typeof value === "string";

/** Whether a draft says anything that a fresh page does not. */
export function isWorthKeeping({ answers, fields }: Draft): boolean {
  return answers !== "{}" || fields.some(([, value]) => value !== "");
}

/** What a draft sends: what was pressed and has not arrived, else a request for its page as it stood, in the version and language of then. */
export function bodyOfDraft({ token, language, answers, page, fields, pressed }: Draft): URLSearchParams {
  const state = { _token: token, _language: language, _answers: answers, _page: page };
  return new URLSearchParams([...fields, ...Object.entries(state), ["_go", pressed ?? "stay"]]);
}

/** Writes a draft's fields into a form that shows the same page. */
export function fillIn(form: HTMLFormElement, fields: Draft["fields"]): void {
  for (const control of form.elements) {
    if (control instanceof HTMLInputElement && ["radio", "checkbox"].includes(control.type))
      control.checked = fields.some(([name, value]) => name === control.name && value === control.value);
    else if (isTyped(control) && !isState(control.name))
      control.value = fields.find(([name]) => name === control.name)?.[1] ?? "";
  }
}

function isTyped(control: Element): control is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement {
  if (control instanceof HTMLInputElement) return !["hidden", "file", "submit"].includes(control.type);
  return control instanceof HTMLTextAreaElement || control instanceof HTMLSelectElement;
}

export type Drafts = { read: (now: number) => Draft | null; keep: (draft: Draft) => void; forget: () => void };
export const noDrafts: Drafts = { read: () => null, keep: () => {}, forget: () => {} };

/** A store that may be full, forbidden or written by somebody else: a page without it works all the same. */
export function createDrafts(store: () => Pick<Storage, "getItem" | "setItem" | "removeItem">, key: string): Drafts {
  const quietly = <T>(work: () => T): T | null => {
    try {
      return work();
    } catch {
      return null;
    }
  };
  return {
    read: (now: number): Draft | null =>
      quietly(() => {
        const draft = JSON.parse(store().getItem(key) ?? "null") as Draft | null;
        return draft && now - draft.at < longestKeptMs && Array.isArray(draft.fields) ? draft : null;
      }),
    keep: (draft: Draft) => quietly(() => store().setItem(key, JSON.stringify(draft))),
    forget: () => quietly(() => store().removeItem(key)),
  };
}
