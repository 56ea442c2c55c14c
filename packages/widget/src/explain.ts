import type { Loader } from "./embedded.ts";
import { type Line, linesOf } from "./explain-lines.ts";
import { explainWords } from "./explain-words.ts";

/** How often the panel looks again: what is triggered, shown, sent or closed meanwhile stands in it. */
const everyMs = 500;

/** Why a survey shows or does not, sends or does not, counts or does not: for one visitor on one page, rule by rule. */
export function createExplainer(loader: Loader): (withPanel: boolean) => void {
  const read = () => {
    const page = { language: document.documentElement.lang, origin: location.origin };
    return loader.surveys.flatMap((embedded) => linesOf(embedded, loader.outcomes(embedded), page));
  };
  return (withPanel) => {
    console.table(read());
    if (withPanel) follow(loader, read);
  };
}

const style = `:host{all:initial!important}section{position:fixed;inset-block-start:8px;inset-inline-start:8px;z-index:2147483647;box-sizing:border-box;max-width:calc(100vw - 16px);max-height:min(45vh,520px);overflow:auto;overscroll-behavior:contain;border:1px solid #1f1e1c;background:#fff;color:#1f1e1c;font:13px/1.4 sans-serif;box-shadow:0 4px 24px rgb(0 0 0/.3)}table{border-collapse:collapse}caption{padding:13px 48px 13px 8px;background:#1f1e1c;color:#fff;text-align:start}td,th{padding:4px 8px;border-block-start:1px solid #ddd;text-align:start;vertical-align:top;overflow-wrap:anywhere}button{position:absolute;inset-block-start:0;inset-inline-end:0;width:44px;height:44px;border:0;background:none;color:#fff;font:22px/1 sans-serif;cursor:pointer}section:focus-visible,button:focus-visible{outline:3px solid #1d5fbf;outline-offset:-3px}`;
let stop = () => {};

function follow(loader: Loader, read: () => Line[]): void {
  stop();
  const host = document.createElement("heard-explain");
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [sheet];
  const words = explainWords(loader.surveys[0]?.rules?.language ?? document.documentElement.lang);
  const place = document.createElement("section");
  place.lang = words.locale;
  place.ariaLabel = words.title;
  // What scrolls is reached by the keys as well.
  place.tabIndex = 0;
  const table = document.createElement("table");
  table.createCaption().textContent = words.title;
  const body = table.createTBody();
  const close = document.createElement("button");
  close.type = "button";
  close.ariaLabel = words.close;
  close.textContent = "×";
  close.addEventListener("click", () => stop());
  place.append(table, close);
  root.append(place);
  document.body.append(host);
  let drawn = "";
  const draw = () => {
    const lines = read();
    const said = JSON.stringify(lines);
    // What has not changed is left alone, or whoever selects or hears it would lose their place.
    if (said !== drawn) body.replaceChildren(...lines.map((line) => rowOf(line, loader.surveys.length > 1)));
    drawn = said;
  };
  draw();
  const timer = setInterval(draw, everyMs);
  stop = () => {
    clearInterval(timer);
    host.remove();
  };
}

function rowOf({ survey, question, outcome, because }: Line, isOneOfMany: boolean): HTMLTableRowElement {
  const row = document.createElement("tr");
  const head = document.createElement("th");
  head.scope = "row";
  head.textContent = question;
  row.append(head);
  for (const text of isOneOfMany ? [outcome, because, survey] : [outcome, because]) row.insertCell().textContent = text;
  return row;
}
