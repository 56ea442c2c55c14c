// The loader that a page of the organisation's own carries: asks by which rules a survey shows, and fetches what shows it only then.
import { showingOf } from "@heard/survey/runtime";
import { type Command, type Embedded, type Heard, type Loader, type Runtime, unsentKey } from "./embedded.ts";
import { createMemory } from "./memory.ts";
import { arm } from "./trigger.ts";

const own = document.currentScript as HTMLScriptElement;
const memory = createMemory(
  () => localStorage,
  () => [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16)).join(""),
);
const surveys: Embedded[] = [];
const happened = new Set<string>();
let runtime: Promise<Runtime> | null = null;
let arrived: (runtime: Runtime) => void = () => {};

const loader: Loader = {
  surveys,
  memory: memory.read,
  remember: memory.remember,
  outcomes: (embedded) => (embedded.isStanding && embedded.shownBy) || outcomesOf(embedded),
  closed: (embedded) => {
    embedded.isStanding = false;
    // Once set off, shown once: what closes does not come back by itself.
    embedded.isTriggered = false;
    surveys.forEach(consider);
  },
};

function outcomesOf({ key, rules, isTriggered, isStanding }: Embedded) {
  if (!rules) return [];
  const { seed, surveys: known } = memory.read();
  const { seenAt = null, answeredAt = null } = known[key] ?? {};
  const isTaken = !isStanding && surveys.some((one) => one.isStanding && one.rules?.settings.shows === "popup");
  const visit = { seed, survey: key, state: rules.state, path: location.pathname, now: Date.now() };
  return showingOf(rules.settings, { ...visit, seenAt, answeredAt, isTriggered, isTaken });
}

function consider(embedded: Embedded): void {
  if (embedded.isStanding || !embedded.rules) return;
  const outcomes = outcomesOf(embedded);
  if (outcomes.some(({ outcome }) => outcome !== "passes")) return;
  embedded.isStanding = true;
  embedded.shownBy = outcomes;
  void load(embedded).then(
    ({ show }) => show(embedded, false),
    () => {
      // The script could not be fetched: another survey need not wait for this one.
      embedded.isStanding = false;
    },
  );
}

/** The runtime, fetched once. */
function load({ gateway, rules }: Embedded): Promise<Runtime> {
  runtime ??= new Promise((resolve, reject) => {
    arrived = resolve;
    const script = document.createElement("script");
    script.src = trusted(gateway + (rules?.runtime ?? "/embed-runtime.js"));
    script.onerror = reject;
    document.head.append(script);
  });
  return runtime;
}

/** A page that asks for Trusted Types names ours: `trusted-types heard`. */
function trusted(address: string): string {
  const { trustedTypes } = window as {
    trustedTypes?: { createPolicy: (name: string, rules: object) => { createScriptURL: (text: string) => string } };
  };
  return (
    trustedTypes?.createPolicy("heard", { createScriptURL: (text: string) => text }).createScriptURL(address) ?? address
  );
}

async function begin(embedded: Embedded, language: string): Promise<void> {
  const { key, gateway } = embedded;
  try {
    const reply = await fetch(`${gateway}/s/${key}/embed?lang=${encodeURIComponent(language)}`, {
      credentials: "omit",
    });
    if (reply.ok) embedded.rules = await reply.json();
    else embedded.refusal = "unreachable";
  } catch {
    // The gateway opens its answers to allowed origins alone, so a refusal looks like a cut; its script is open to all.
    const isThere = await fetch(`${gateway}/embed.js`, { credentials: "omit" }).then(
      ({ ok }) => ok,
      () => false,
    );
    embedded.refusal = isThere ? "originRefused" : "unreachable";
  }
  const { rules } = embedded;
  if (rules)
    arm(rules.settings.trigger, happened, () => {
      embedded.isTriggered = true;
      consider(embedded);
    });
  else
    console.info(
      `heard: survey "${key}" does not show. ${
        embedded.refusal === "originRefused"
          ? `There is none that may show on ${location.origin}: its settings list the origins, exactly.`
          : `${gateway} cannot be reached from here: no network, or the page's connect-src.`
      }`,
    );
  consider(embedded);
  if (rules && isUnsent(key)) (await load(embedded)).resend(embedded);
  if (new URLSearchParams(location.search).has("heard-explain")) (await load(embedded)).explain(true);
}

function isUnsent(key: string): boolean {
  try {
    return Object.keys(localStorage).some((name) => name.startsWith(unsentKey(key)));
  } catch {
    return false;
  }
}

function add(script: HTMLScriptElement): void {
  const { survey = "", language = document.documentElement.lang, parameters = "" } = script.dataset;
  const gateway = new URL(script.src).origin;
  for (const key of survey.split(/\s+/).filter(Boolean)) {
    if (surveys.some((one) => one.key === key)) continue;
    const sent = { state: "nothing", reference: "", status: 0 } as const;
    const embedded = {
      key,
      gateway,
      parameters,
      rules: null,
      refusal: null,
      isTriggered: false,
      isStanding: false,
      shownBy: null,
      sent,
    };
    surveys.push(embedded);
    void begin(embedded, language);
  }
}

function run([what, value]: Command): void {
  const [first] = surveys;
  if (what === "runtime") arrived(value(loader));
  else if (what === "page") surveys.forEach(consider);
  else if (what === "event") {
    happened.add(value);
    for (const one of surveys)
      if (one.rules?.settings.trigger.on === "event" && one.rules.settings.trigger.name === value) {
        one.isTriggered = true;
        consider(one);
      }
  } else if (what === "show") {
    const wanted = value ? surveys.find(({ key }) => key === value) : first;
    if (wanted?.rules?.state === "open") void load(wanted).then(({ show }) => show(wanted, true));
  } else if (what === "close") void runtime?.then(({ close }) => close());
  else if (what === "explain" && first) void load(first).then(({ explain }) => explain(false));
}

if (window.heard?.add) window.heard.add(own);
else {
  const waiting = window.heard?.q ?? [];
  const heard: Heard = (...command) => run(command);
  window.heard = Object.assign(heard, { add });
  add(own);
  for (const command of waiting) run(command);
}
