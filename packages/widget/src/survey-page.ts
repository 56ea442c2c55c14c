// What a survey page gains where scripts run: answers outlive a reload and a cut of the network, and go out once. Without it the page is a
// form like any other.
import { bodyOfDraft, createDrafts, type Draft, draftKey, draftOf, fillIn, isWorthKeeping, noDrafts } from "./draft.ts";
import { bodyOf, pause } from "./form-body.ts";
import { parsePage } from "./parse-page.ts";
import { send } from "./sending.ts";
import { claimDraft } from "./tab.ts";

/** Until it is known which are this tab's, there are none. */
let drafts = noDrafts;
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

async function post(form: HTMLFormElement | null, body: BodyInit): Promise<void> {
  isSending = true;
  form?.setAttribute("aria-busy", "true");
  const reply = await send(form?.action ?? location.href, body, {
    fetch: (address, init) => fetch(address, init),
    pause,
    onWaiting: () => say(form?.dataset.waiting),
  });
  isSending = false;
  if (reply.goesTo) {
    drafts.forget();
    location.assign(reply.goesTo);
  } else show(reply.html);
}

/** Puts a page that came in place of the one that stands. */
function show(html: string): void {
  const { documentElement: root, body, title } = parsePage(html);
  document.title = title;
  document.documentElement.lang = root.lang;
  document.documentElement.dir = root.dir;
  document.body.replaceChildren(...body.childNodes);
  scrollTo(0, 0);
  document.querySelector<HTMLElement>("[autofocus], h1")?.focus();
  const form = formOf(document);
  if (form) {
    attend(form);
    drafts.keep(draftOf(form, null, Date.now()));
  } else if (isOver()) drafts.forget();
}

/** Nothing is left to be sent. Any other page without a form (a gateway that failed, a survey that takes a break) leaves the answers where they are. */
const isOver = () => document.querySelector("[data-done]") !== null;

function attend(form: HTMLFormElement): void {
  form.addEventListener("input", () => {
    // What is on its way is what was pressed.
    if (!isSending) drafts.keep(draftOf(form, null, Date.now()));
  });
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

/** Goes on where somebody was: here, where this is their page, else on the one that the gateway draws for their draft. */
async function resume(form: HTMLFormElement, draft: Draft): Promise<void> {
  const { token, answers, page, language, version, fields, pressed } = draft;
  const hidden = (name: string) => form.elements.namedItem(name) as HTMLInputElement;
  const isHere =
    form.dataset.version === version && hidden("_page").value === page && hidden("_language").value === language;
  if (isHere) {
    hidden("_token").value = token;
    hidden("_answers").value = answers;
    fillIn(form, fields);
  }
  if (pressed !== null || !isHere) await post(form, bodyOfDraft(draft));
  const standing = formOf(document);
  if (standing && pressed === null) say(standing.dataset.kept, standing.dataset.again);
}

async function begin(): Promise<void> {
  const form = formOf(document);
  if (form) attend(form);
  const key = draftKey(location);
  // Without locks nobody can tell whether another tab is there: each keeps its own for itself, and it goes with the tab.
  drafts = navigator.locks
    ? createDrafts(() => localStorage, await claimDraft(key, { locks: navigator.locks, session: () => sessionStorage }))
    : createDrafts(() => sessionStorage, key);
  const draft = drafts.read(Date.now());
  if (form) {
    // Who was quicker has sent what stands on the page.
    if (draft && isWorthKeeping(draft) && !isSending) await resume(form, draft);
  } else if (isOver()) {
    // Who began before a survey closed may finish: what was pressed and has not arrived is not thrown away unasked.
    if (draft?.pressed) await post(null, bodyOfDraft(draft));
    else drafts.forget();
  }
}

void begin();
