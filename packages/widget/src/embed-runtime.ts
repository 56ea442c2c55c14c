// What shows a survey on a page of the organisation's own: fetched when one shows, not before.
import { pageAddress } from "@heard/survey/runtime";
import { deviceKind } from "./device.ts";
import type { Embedded, Loader, Runtime } from "./embedded.ts";
import { createExplainer } from "./explain.ts";
import { bodyOf, pause } from "./form-body.ts";
import { createPanel, type Panel } from "./panel.ts";
import { send } from "./sending.ts";
import { createUnsent } from "./unsent.ts";

function createRuntime(loader: Loader): Runtime {
  const panels = new Map<Embedded, Panel>();
  const explain = createExplainer(loader);
  const waiting = createUnsent(() => localStorage);

  const panelOf = (embedded: Embedded): Panel => {
    const known = panels.get(embedded);
    if (known) return known;
    const { rules } = embedded;
    if (!rules) throw new Error(`Survey "${embedded.key}" has no rules`);
    const { colour, words, language, settings } = rules;
    const panel = createPanel({
      ...{ colour, words, language, place: settings.place, hasButton: settings.shows === "button" },
      onOpen: () => void open(embedded, true),
      onClose: () => loader.closed(embedded),
    });
    panels.set(embedded, panel);
    return panel;
  };

  const open = async (embedded: Embedded, isAsked: boolean): Promise<void> => {
    const panel = panelOf(embedded);
    if (panel.isOpen()) return;
    const reply = await fetch(addressOf(embedded), { credentials: "omit" }).catch(() => null);
    const html = (await reply?.text().catch(() => null)) ?? null;
    // Nobody waits for what comes by itself; who pressed a button is told.
    if (!isAsked && !(reply?.ok && html !== null)) {
      loader.closed(embedded);
      return;
    }
    show(embedded, panel, html ?? failed(embedded));
    panel.open(isAsked);
    embedded.isStanding = true;
    loader.remember(embedded.key, { seenAt: Date.now() });
  };

  const show = (embedded: Embedded, panel: Panel, html: string): void => {
    const main = panel.draw(html);
    const form = main.querySelector("form");
    if (form) attend(embedded, panel, form);
  };

  const attend = (embedded: Embedded, panel: Panel, form: HTMLFormElement): void => {
    form.addEventListener("click", (event) => {
      const link = (event.target as Element).closest('a[href^="#"]');
      if (!link) return;
      // A place in the shadow is none in the address of the page.
      event.preventDefault();
      const place = panel.root.getElementById(link.getAttribute("href")?.slice(1) ?? "");
      place?.querySelector<HTMLElement>("input,textarea,select")?.focus();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (form.ariaBusy === "true" || !(event.submitter instanceof HTMLButtonElement)) return;
      form.ariaBusy = "true";
      const address = new URL(form.getAttribute("action") ?? "", embedded.gateway).href;
      const body = bodyOf(form, event.submitter.value, new FormData(form));
      const token = String(new FormData(form).get("_token"));
      const status = form.querySelector("[role=status]");
      const say = () => {
        if (status) status.textContent = form.dataset.waiting ?? "";
      };
      void post(embedded, { address, body, token }, say).then((html) => {
        show(embedded, panel, html);
        panel.root.querySelector<HTMLElement>("[autofocus], h1, .x")?.focus();
      });
    });
  };

  const post = async (
    embedded: Embedded,
    { address, body, token }: { address: string; body: BodyInit; token: string },
    onWaiting: () => void,
  ): Promise<string> => {
    const text = body instanceof URLSearchParams ? String(body) : null;
    const reference = referenceOf(token);
    if (text !== null) waiting.keep(embedded.key, reference, { address, body: text, at: Date.now() });
    embedded.sent = { state: "waiting", reference, status: 0 };
    const reply = await send(address, body, {
      // No header of ours: a plain form needs no question beforehand.
      fetch: (to, init) => fetch(to, { method: "POST", body: init?.body ?? null, credentials: "omit" }),
      pause,
      onWaiting,
    });
    // A gateway that failed has kept nothing: the next page tries again.
    if (reply.status < 500) waiting.forget(embedded.key, reference);
    const isDone = reply.status < 400 && reply.html.includes("data-done");
    embedded.sent.status = reply.status;
    embedded.sent.state = reply.status >= 400 ? "refused" : isDone ? "complete" : "partial";
    if (isDone) loader.remember(embedded.key, { answeredAt: Date.now() });
    return reply.html;
  };

  return {
    show: (embedded, isAsked) => {
      if (embedded.rules?.settings.shows === "button" && !isAsked) panelOf(embedded);
      else void open(embedded, isAsked);
    },
    close: () => {
      for (const panel of panels.values()) panel.close();
    },
    resend: (embedded) => {
      for (const unsent of waiting.all(embedded.key, Date.now())) {
        const body = new URLSearchParams(unsent.body);
        void post(embedded, { address: unsent.address, body, token: body.get("_token") ?? "" }, () => {});
      }
    },
    explain,
  };
}

function addressOf({ gateway, key, parameters, rules }: Embedded): string {
  const query = new URLSearchParams(parameters);
  query.set("lang", rules?.language ?? "");
  query.set("heard-page", pageAddress(location.href, rules?.settings.keptQuery ?? []) ?? "");
  query.set("heard-device", deviceKind());
  return `${gateway}/s/${key}/embed/form?${query}`;
}

const failed = ({ rules }: Embedded) => {
  const text = document.createElement("p");
  text.textContent = rules?.words.failed ?? "";
  return `<html lang="${rules?.language}"><style>.body{background:#fff;color:#1f1e1c;font-family:sans-serif}</style><main>${text.outerHTML}</main>`;
};

/** The way through the survey, as staff find it again. */
function referenceOf(token: string): string {
  try {
    return JSON.parse(atob((token.split(".")[0] ?? "").replaceAll("-", "+").replaceAll("_", "/"))).submissionId;
  } catch {
    return "";
  }
}

window.heard?.("runtime", createRuntime);
