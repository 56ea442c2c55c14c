/** What staff read; filled in by the page. */
type StaffWords = Record<
  "staff" | "pin" | "check" | "cancel" | "wrong" | "later" | "offline" | "waiting" | "refused" | "leave",
  string
>;
type Options = {
  words: StaffWords;
  /** The status of the reply; `null` without a network. */
  check: (pin: string) => Promise<number | null>;
  waiting: () => number;
  refused: () => number;
  leave: () => void;
};

const element = <Name extends keyof HTMLElementTagNameMap>(name: Name, text: string, className = "") =>
  Object.assign(document.createElement(name), { textContent: text, className });
const button = (text: string, press: () => void, className = "") =>
  Object.assign(element("button", text, className), { type: "button" as const, onclick: press });

/** The way out for staff. The PIN is asked of the gateway: it is nowhere in the page. */
export function createStaffPart({ words, check, waiting, refused, leave }: Options) {
  const dialog = document.createElement("dialog");
  dialog.ariaLabel = words.staff;

  const ask = () => {
    const form = document.createElement("form");
    const label = element("label", words.pin);
    const input = Object.assign(element("input", "", "field"), {
      type: "password",
      inputMode: "numeric",
      autocomplete: "off",
    });
    const says = element("p", "");
    says.role = "status";
    const go = Object.assign(element("button", words.check, "act"), { type: "submit" as const });
    label.append(input);
    form.append(label, says, go, button(words.cancel, close));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      go.disabled = true;
      void check(input.value).then((status) => {
        go.disabled = false;
        if (status === 200) return inside();
        says.textContent = status === null ? words.offline : status === 429 ? words.later : words.wrong;
        input.value = "";
        input.focus();
      });
    });
    dialog.replaceChildren(form);
  };
  const inside = () => {
    const form = document.createElement("form");
    form.append(
      element("p", words.waiting.replace("%", String(waiting()))),
      ...(refused() > 0 ? [element("p", words.refused.replace("%", String(refused())))] : []),
      button(
        words.leave,
        () => {
          close();
          leave();
        },
        "act",
      ),
      button(words.cancel, close),
    );
    dialog.replaceChildren(form);
    form.querySelector("button")?.focus();
  };
  const close = () => {
    dialog.close();
    dialog.replaceChildren();
  };
  const open = () => {
    ask();
    dialog.showModal();
  };
  return { parts: [button(words.staff, open, "staff"), dialog], close };
}
