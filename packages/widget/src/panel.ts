// How a survey stands on somebody else's page: in a shadow root, so that neither page's style reaches the other; styled by sheets that a strict
// policy allows; over the page, so that nothing on it moves.

const base = `
:host{all:initial!important;display:contents!important}
dialog{position:fixed;inset:0;box-sizing:border-box;width:100%;height:100%;max-width:none;max-height:none;margin:0;padding:12px;border:0;background:none;overflow:hidden;display:none;place-items:end;z-index:2147483647;pointer-events:none}
dialog[open]{display:grid}
dialog.centre{place-items:center;pointer-events:auto}
dialog::backdrop{background:rgb(0 0 0/.5)}
.body.panel{pointer-events:auto;position:relative;box-sizing:border-box;width:min(400px,100%);max-height:100%;overflow:auto;overscroll-behavior:contain;border:1px solid var(--line);border-radius:14px;box-shadow:0 8px 32px rgb(0 0 0/.24);font-size:16px}
.panel .main{min-height:0;max-width:none;margin:0;padding:8px 18px 18px}
.panel header{padding-inline-end:44px}
.panel .shop{font-size:14px;color:var(--ink-2)}
.panel h1{font-size:19px}
.panel .q,.panel header+.q,.panel progress+.q{margin-top:16px}.panel .about{margin-top:12px}
.panel .g span{height:44px;font-size:17px}.panel .g{gap:6px}.panel .ends{margin-top:12px}
.panel .end{margin:20px 0}.panel footer{padding-top:14px}
.x{position:absolute;z-index:1;inset-block-start:10px;inset-inline-end:6px;width:44px;height:44px;border:0;border-radius:10px;background:none;color:var(--ink-2);font:24px/1 sans-serif;cursor:pointer}
.x:focus-visible,.open:focus-visible{outline:3px solid var(--accent,#1d5fbf);outline-offset:2px}
.open{position:fixed;inset-block-end:16px;inset-inline-end:16px;z-index:2147483646;min-height:48px;max-width:70vw;padding:10px 18px;border:2px solid #fff;border-radius:24px;background:var(--b);color:#fff;font:600 16px/1.3 -apple-system,"Segoe UI",Roboto,"PingFang SC","Microsoft YaHei UI","Noto Sans CJK SC",sans-serif;cursor:pointer}
.open[hidden]{display:none}
@media print{:host{display:none!important}}`;

export type Panel = {
  root: ShadowRoot;
  /** Shows a document of the gateway in place of the one before. */
  draw: (html: string) => HTMLElement;
  open: (isAsked: boolean) => void;
  close: () => void;
  isOpen: () => boolean;
};
type Look = {
  colour: string | null;
  place: "corner" | "centre";
  language: string;
  words: Record<"title" | "close" | "button", string>;
  hasButton: boolean;
  onOpen: () => void;
  onClose: () => void;
};

export function createPanel({ colour, place, language, words, hasButton, onOpen, onClose }: Look): Panel {
  const host = document.createElement("heard-survey");
  const root = host.attachShadow({ mode: "open" });
  const [sheet, pageSheet] = [new CSSStyleSheet(), new CSSStyleSheet()];
  sheet.replaceSync(`${base}:host{--b:${colour ?? "#1f1e1c"}}`);
  // Ours stands last: it makes a window of what was made as a page.
  root.adoptedStyleSheets = [pageSheet, sheet];
  const dialog = document.createElement("dialog");
  dialog.ariaLabel = words.title;
  dialog.className = place;
  const button = buttonOf("open", words.button, () => onOpen());
  button.lang = language;
  button.hidden = !hasButton;
  root.append(button, dialog);
  document.body.append(host);
  let before: Element | null = null;

  const close = () => {
    if (!dialog.open) return;
    const isInside = root.activeElement !== null && root.activeElement !== button;
    if (place === "centre") dialog.close();
    else dialog.open = false;
    button.hidden = !hasButton;
    if (isInside) (hasButton ? button : (before as HTMLElement | null))?.focus();
    onClose();
  };
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    close();
  });
  dialog.addEventListener("keydown", (event) => {
    // Keys of an answer are no shortcuts of the page around it.
    event.stopPropagation();
    if (event.key === "Escape") close();
  });
  return {
    root,
    draw: (html) => {
      // Taken out of the text: a strict policy counts a style against the page even in a document that shows nowhere.
      const [whole = "", css = ""] = /<style>([\s\S]*?)<\/style>/.exec(html) ?? [];
      pageSheet.replaceSync(scoped(css));
      const { documentElement, body } = parse(html.replace(whole, ""));
      const panel = document.createElement("section");
      panel.className = "body panel";
      panel.lang = documentElement.lang;
      panel.dir = documentElement.dir;
      const x = buttonOf("x", "×", close);
      x.ariaLabel = words.close;
      const main = document.createElement("div");
      main.className = "main";
      main.append(...(body.querySelector("main")?.childNodes ?? []));
      for (const link of main.querySelectorAll("a")) link.target = "_blank";
      panel.append(x, main);
      // A new element each time: one that changed its size would count as having moved.
      dialog.replaceChildren(panel);
      return main;
    },
    open: (isAsked) => {
      if (dialog.open) return;
      before = document.activeElement;
      button.hidden = true;
      if (place === "centre") dialog.showModal();
      else dialog.open = true;
      // Who pressed for it goes on inside; whom it found reading goes on reading.
      if (isAsked || place === "centre") dialog.querySelector<HTMLElement>(".x")?.focus();
    },
    close,
    isOpen: () => dialog.open,
  };
}

function buttonOf(className: string, text: string, press: () => void): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = className;
  button.textContent = text;
  button.addEventListener("click", press);
  return button;
}

type Policy = { createHTML: (text: string) => string };
let policy: Policy | undefined;

/** Read as a document of its own, in which nothing runs. A page that asks for Trusted Types names ours: `trusted-types heard heard-html`. */
function parse(html: string): Document {
  const { trustedTypes } = window as { trustedTypes?: { createPolicy: (name: string, rules: Policy) => Policy } };
  // A second policy of one name is refused.
  policy ??= trustedTypes?.createPolicy("heard-html", { createHTML: (text) => text });
  return new DOMParser().parseFromString(policy?.createHTML(html) ?? html, "text/html");
}

/** The style of the survey page for a part of somebody else's. */
const scoped = (css: string) =>
  css
    .replaceAll(":root", ".body")
    .replace(/(^|[}{])body\{/g, "$1.body{")
    .replace(/\bmain\b/g, ".main");
