// A device in a shop: one customer after another, with or without a network, until somebody of the staff ends it.
import { bodyOf } from "./form-body.ts";
import { createQueue } from "./kiosk-queue.ts";
import { createStaffPart } from "./kiosk-staff.ts";
import { parsePage } from "./parse-page.ts";

type Facts = {
  idleSeconds: number;
  countSeconds: number;
  thanksSeconds: number;
  thanks: string;
  words: Parameters<typeof createStaffPart>[0]["words"] &
    Record<"countdown" | "next" | "noNetwork" | "left" | "leftWaiting", string>;
};

const replyWithinMs = 8000;
const flushEveryMs = 15_000;
/** While no answers are taken, whether they are again is asked so often. */
const askAgainSeconds = 30;
/** A page that nobody touches is asked for anew so often: who comes next should meet the survey of now, and learn before they answer that it is closed. */
const renewSeconds = 600;

const formOf = (within: ParentNode) => within.querySelector<HTMLFormElement>("form[data-kiosk]");
const mainOf = (within: ParentNode) => within.querySelector("main");

const timed = (init: RequestInit = {}) => ({ ...init, signal: AbortSignal.timeout(replyWithinMs) });

async function post(address: string, body: string): Promise<{ status: number; html: string }> {
  const headers = { "Content-Type": "application/x-www-form-urlencoded;charset=UTF-8", "X-Survey-Script": "1" };
  const reply = await fetch(address, timed({ method: "POST", body, headers }));
  return { status: reply.status, html: await reply.text() };
}

/** The page that comes back; `null` without a network. */
const turned = (address: string, body: BodyInit) =>
  fetch(address, timed({ method: "POST", body, headers: { "X-Survey-Script": "1" } }))
    .then((reply) => reply.text())
    .catch(() => null);

async function checkPin(pin: string): Promise<number | null> {
  const body = new URLSearchParams({ kiosk: new URLSearchParams(location.search).get("kiosk") ?? "", pin });
  const reply = await fetch(`${location.pathname}/kiosk-pin`, timed({ method: "POST", body })).catch(() => null);
  return reply?.status ?? null;
}

/** The page as it is now; `null` without a network. */
const fetchPage = () =>
  fetch(location.href, timed())
    .then((reply) => (reply.status < 500 ? reply.text() : null))
    .catch(() => null);

function begin(first: HTMLFormElement): void {
  const facts: Facts = JSON.parse(first.dataset.kiosk ?? "");
  /** A page nobody has touched: with it the next customer is asked when there is no network. */
  let untouched = mainOf(document)?.cloneNode(true) as HTMLElement;
  let touchedAt = Date.now();
  let state: "fresh" | "answering" | "thanks" | "waiting" = "fresh";
  let hasLeft = false;

  const queue = createQueue({ store: () => localStorage, key: `heard:kiosk:${location.pathname}`, post });
  const staff = createStaffPart({
    words: facts.words,
    check: checkPin,
    waiting: queue.count,
    refused: queue.refused,
    leave: () => {
      hasLeft = true;
      if (document.fullscreenElement) void document.exitFullscreen();
      show(noticeOf(facts.words.left + (queue.count() > 0 ? ` ${facts.words.leftWaiting}` : "")));
      clock.hidden = true;
      staff.parts[0]?.remove();
    },
  });
  const clock = clockOf();

  const show = (main: Element, isNew = false): HTMLFormElement | null => {
    const html = main.ownerDocument.documentElement;
    if (main.ownerDocument !== document) document.documentElement.lang = html.lang;
    const own = document.importNode(main, true);
    mainOf(document)?.replaceWith(own);
    own.append(clock, ...staff.parts);
    scrollTo(0, 0);
    const form = formOf(own);
    if (form) attend(form);
    if (form && isNew) number(form);
    return form;
  };

  const attend = (form: HTMLFormElement): void => {
    form.addEventListener("input", () => {
      state = "answering";
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (event.submitter instanceof HTMLButtonElement && form.ariaBusy !== "true")
        void press(form, event.submitter.value);
    });
  };

  const press = async (form: HTMLFormElement, pressed: string): Promise<void> => {
    form.ariaBusy = "true";
    state = "answering";
    const body = bodyOf(form, pressed, new FormData(form));
    body.set("_at", String(Date.now()));
    const address = new URL(form.getAttribute("action") ?? "", location.href).href;
    if (body instanceof FormData || pressed.startsWith("speak:") || pressed === "back")
      return turn(form, address, body);
    const html = await queue.send({ address, body: String(body) });
    if (html !== null) return drawn(html);
    form.ariaBusy = "false";
    // Nobody can say what is wrong with it until there is a network, but what is missing the page knows itself.
    if (form.reportValidity()) thank(noticeOf(facts.thanks));
  };

  /** What is no answer needs a network, and is not kept for later. */
  const turn = async (form: HTMLFormElement, address: string, body: BodyInit): Promise<void> => {
    const html = await turned(address, body);
    form.ariaBusy = "false";
    if (html !== null) return drawn(html);
    const status = form.querySelector("[role=status]");
    if (status) status.textContent = facts.words.noNetwork;
  };

  const drawn = (html: string): void => {
    const came = parsePage(html);
    const main = mainOf(came);
    if (!main) thank(noticeOf(facts.thanks));
    else if (formOf(came)) {
      show(main)?.querySelector<HTMLElement>("[autofocus], h1")?.focus();
      touchedAt = Date.now();
    } else thank(main);
  };

  const thank = (main: Element): void => {
    show(main);
    state = "thanks";
    touchedAt = Date.now();
  };

  /** The next customer: nothing of the one before stays, and the page of now comes where there is a network. Each has a number of their own. */
  const reset = async (): Promise<void> => {
    if (state !== "waiting") show(untouched, true);
    state = "fresh";
    clock.hidden = true;
    staff.close();
    await renew();
  };

  /** The page as it is now, unless somebody has begun to answer the one that stands there. */
  const renew = async (): Promise<void> => {
    const begunAt = Date.now();
    touchedAt = begunAt;
    const html = await fetchPage();
    const came = html === null ? null : parsePage(html);
    if (came && formOf(came)) untouched = mainOf(came) as HTMLElement;
    if (state !== "fresh" || touchedAt !== begunAt || hasLeft || staffIsIn()) return;
    const isRefused = came !== null && !formOf(came);
    show((isRefused && mainOf(came)) || untouched, true);
    touchedAt = Date.now();
    state = isRefused ? "waiting" : "fresh";
  };

  const tick = (): void => {
    if (hasLeft) return;
    const seconds = Math.floor((Date.now() - touchedAt) / 1000);
    const left = (staffIsIn() ? facts.idleSeconds : mostOf(facts)[state]) - seconds;
    const isShown = state === "thanks" || (state === "answering" && left <= facts.countSeconds);
    const text = facts.words[state === "thanks" ? "next" : "countdown"];
    tell(clock, isShown ? text.replace("%", String(Math.max(0, left))) : null);
    if (left <= 0) void (state === "fresh" && !staffIsIn() ? renew() : reset());
  };
  const staffIsIn = () => document.querySelector("dialog[open]") !== null;

  watch({
    touched: () => {
      touchedAt = Date.now();
    },
    hasLeft: () => hasLeft,
    mayClose: () => hasLeft && queue.count() === 0,
    flush: () => void queue.flush(),
    tick,
  });
  show(untouched, true);
  void queue.flush();
}

/** How long a page stands untouched in each state. */
const mostOf = ({ idleSeconds, thanksSeconds }: Facts) => ({
  fresh: renewSeconds,
  answering: idleSeconds,
  thanks: thanksSeconds,
  waiting: askAgainSeconds,
});

function clockOf(): HTMLElement {
  const clock = Object.assign(document.createElement("p"), { className: "clock", hidden: true });
  clock.role = "timer";
  return clock;
}

function tell(clock: HTMLElement, text: string | null): void {
  clock.hidden = text === null;
  clock.textContent = text;
}

type Watched = {
  touched: () => void;
  hasLeft: () => boolean;
  mayClose: () => boolean;
  flush: () => void;
  tick: () => void;
};

/** Everything that happens to the device by itself or by a hand. */
function watch({ touched, hasLeft, mayClose, flush, tick }: Watched): void {
  for (const name of ["pointerdown", "keydown", "input", "wheel"]) document.addEventListener(name, touched);
  document.addEventListener("pointerdown", () => {
    if (document.fullscreenElement || hasLeft()) return;
    void document.documentElement.requestFullscreen?.().catch(() => {});
  });
  document.addEventListener("contextmenu", (event) => event.preventDefault());
  addEventListener("beforeunload", (event) => {
    if (!mayClose()) event.preventDefault();
  });
  addEventListener("online", flush);
  setInterval(flush, flushEveryMs);
  setInterval(tick, 500);
}

function noticeOf(text: string): HTMLElement {
  const [main, part, title] = [
    document.createElement("main"),
    document.createElement("div"),
    document.createElement("h1"),
  ];
  part.className = "end";
  title.textContent = text;
  part.append(title);
  main.append(part);
  return main;
}

/** Each customer has a number of their own behind the token of the page. */
function number(form: HTMLFormElement): void {
  const token = form.elements.namedItem("_token");
  if (token instanceof HTMLInputElement) token.value = `${token.value}~${newId()}`;
}

/** A UUID; `crypto.randomUUID` is missing where a shop serves without https. */
function newId(): string {
  const hex = [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, "$1-$2-4$3-8$4-$5");
}

const form = formOf(document);
if (form) begin(form);
