import type { EmbedSettings } from "@heard/survey/runtime";

/** Calls once, when what the settings wait for has happened on this page. */
export function arm(trigger: EmbedSettings["trigger"], happened: ReadonlySet<string>, met: () => void): void {
  if (trigger.on === "seconds") setTimeout(met, trigger.seconds * 1000);
  else if (trigger.on === "event") {
    if (happened.has(trigger.name)) met();
  } else if (trigger.on === "exit")
    once(
      document,
      "mouseout",
      (event) => !(event as MouseEvent).relatedTarget && (event as MouseEvent).clientY <= 0,
      met,
    );
  else {
    const share = () => ((scrollY + innerHeight) / document.documentElement.scrollHeight) * 100 >= trigger.percent;
    if (scrollY > 0 && share()) met();
    else once(document, "scroll", share, met);
  }
}

function once(target: EventTarget, name: string, isMet: (event: Event) => boolean, met: () => void): void {
  const listen = (event: Event) => {
    if (!isMet(event)) return;
    target.removeEventListener(name, listen);
    met();
  };
  target.addEventListener(name, listen, { passive: true });
}
