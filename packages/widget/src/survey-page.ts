// What a survey page gains where scripts run: answers outlive a reload and a cut of the network, and go out once. Without it the page is a
// form like any other.
import { createDrafts, type Draft, draftKey, draftOf, fillIn, isWorthKeeping } from "./draft.ts";
import { bodyOf, pause } from "./form-body.ts";
import { send } from "./sending.ts";

const drafts = createDrafts(() => localStorage, draftKey(location));
let isSending = false;

const formOf = (within: ParentNode) => within.querySelector<HTMLFormElement>("form[data-version]");

function say(text: string | undefined, again?: string): void {
  const status = document.querySelector("[role=status]");
  if (!status) return;
  status.textContent = text ?? "";
  if (!again) return;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = again;
  button.addEventListener("click", () => {
    drafts.forget();
    location.reload();
  });
  status.append(" ", button);
}

async function post(form: HTMLFormElement, body: BodyInit): Promise<void> {
  isSending = true;
  form.setAttribute("aria-busy", "true");
  const reply = await send(form.action, body, {
    fetch: (address, init) => fetch(address, init),
    pause,
    onWaiting: () => say(form.dataset.waiting),
  });
  isSending = false;
  if (reply.goesTo) {
    drafts.forget();
    location.assign(reply.goesTo);
  } else show(reply.html);
}

/** Puts a page that came in place of the one that stands. */
function show(html: string): void {
  const { documentElement: root, body, title } = new DOMParser().parseFromString(html, "text/html");
  document.title = title;
  document.documentElement.lang = root.lang;
  document.documentElement.dir = root.dir;
  document.body.replaceChildren(...body.childNodes);
  scrollTo(0, 0);
  document.querySelector<HTMLElement>("[autofocus], h1")?.focus();
  const form = formOf(document);
  if (!form) {
    drafts.forget();
    return;
  }
  attend(form);
  drafts.keep(draftOf(form, null, Date.now()));
}

function attend(form: HTMLFormElement): void {
  form.addEventListener("input", () => drafts.keep(draftOf(form, null, Date.now())));
  form.addEventListener("submit", (event) => {
    const { submitter } = event;
    // A browser that does not say what was pressed sends the form itself.
    if (!(submitter instanceof HTMLButtonElement)) return;
    event.preventDefault();
    if (isSending) return;
    drafts.keep(draftOf(form, submitter.value, Date.now()));
    void post(form, bodyOf(form, submitter.value, new FormData(form)));
  });
}

/** Goes on where somebody was. */
async function resume(form: HTMLFormElement, draft: Draft): Promise<void> {
  const hidden = new Map([
    ["_token", draft.token],
    ["_answers", draft.answers],
  ]);
  for (const [name, value] of hidden) {
    const input = form.elements.namedItem(name);
    if (input instanceof HTMLInputElement) input.value = value;
  }
  const isHere = String(new FormData(form).get("_page")) === draft.page;
  if (isHere) fillIn(form, draft.fields);
  const isUnsent = draft.pressed !== null;
  if (isUnsent || !isHere) await post(form, bodyOf(form, draft.pressed ?? "stay", fieldsOf(form, draft)));
  const standing = formOf(document);
  if (standing && !isUnsent) say(standing.dataset.kept, standing.dataset.again);
}

/** The fields of a draft as the page would send them on which they were filled in. */
function fieldsOf(form: HTMLFormElement, draft: Draft): [string, FormDataEntryValue][] {
  const state = [...new FormData(form)].filter(([name]) => name.startsWith("_") && name !== "_page");
  return [...state, ["_page", draft.page], ...draft.fields];
}

const form = formOf(document);
if (form) {
  attend(form);
  const draft = drafts.read(form.dataset.version ?? "", Date.now());
  if (draft && isWorthKeeping(draft)) void resume(form, draft);
} else if (document.querySelector("[data-done]")) drafts.forget();
