import type { EmbedSettings } from "@heard/survey";

/** The settings as they stand in the fields of the form. */
export type EmbedValues = {
  origins: string;
  shows: EmbedSettings["shows"];
  /** By language; an empty one is the product's own. */
  buttonText: Readonly<Record<string, string>>;
  place: EmbedSettings["place"];
  trigger: EmbedSettings["trigger"]["on"];
  seconds: string;
  percent: string;
  event: string;
  pages: string;
  samplePercent: string;
  quietDays: string;
  keptQuery: string;
};
/** A field whose text says nothing that can be kept. */
export type EmbedFault = "seconds" | "percent" | "event" | "samplePercent" | "quietDays";

export const emptyEmbed: EmbedSettings = {
  origins: [],
  shows: "popup",
  place: "corner",
  trigger: { on: "seconds", seconds: 10 },
  pages: [],
  samplePercent: 100,
  quietDays: 90,
  keptQuery: [],
};

/** What the form shows of settings. */
export function valuesOf({
  origins,
  shows,
  buttonText = {},
  place,
  trigger,
  pages,
  samplePercent,
  quietDays,
  keptQuery,
}: EmbedSettings): EmbedValues {
  return {
    ...{ shows, buttonText, place, trigger: trigger.on, origins: origins.join("\n") },
    seconds: trigger.on === "seconds" ? String(trigger.seconds) : "10",
    percent: trigger.on === "scroll" ? String(trigger.percent) : "50",
    event: trigger.on === "event" ? trigger.name : "",
    pages: pages.map(({ path, touchpoint }) => (touchpoint === undefined ? path : `${path} ${touchpoint}`)).join("\n"),
    samplePercent: String(samplePercent),
    quietDays: String(quietDays),
    keptQuery: keptQuery.join(", "),
  };
}

const words = (text: string) => text.split(/[\s,，]+/).filter((word) => word !== "");
const within = (text: string, most: number, isWhole = true): boolean => {
  const value = Number(text);
  return text.trim() !== "" && value >= 0 && value <= most && (!isWhole || Number.isInteger(value));
};

/**
 * Settings from the fields; what no number is and what has no name is named.
 * @example
 * settingsFrom({ ...valuesOf(emptyEmbed), quietDays: "soon" }); // => { faults: ["quietDays"] }
 */
export function settingsFrom(values: EmbedValues): { settings: EmbedSettings } | { faults: EmbedFault[] } {
  const { trigger: on, shows } = values;
  const isPopup = shows === "popup";
  const faults: EmbedFault[] = [
    ...(isPopup && on === "seconds" && !within(values.seconds, 3600) ? (["seconds"] as const) : []),
    ...(isPopup && on === "scroll" && !(within(values.percent, 100) && Number(values.percent) > 0)
      ? (["percent"] as const)
      : []),
    ...(isPopup && on === "event" && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(values.event) ? (["event"] as const) : []),
    ...(within(values.samplePercent, 100, false) ? [] : (["samplePercent"] as const)),
    ...(within(values.quietDays, 3650) ? [] : (["quietDays"] as const)),
  ];
  if (faults.length > 0) return { faults };
  const triggers: Record<typeof on, EmbedSettings["trigger"]> = {
    seconds: { on: "seconds", seconds: Number(values.seconds) || 0 },
    exit: { on: "exit" },
    scroll: { on: "scroll", percent: Number(values.percent) || 50 },
    event: { on: "event", name: values.event },
  };
  const pages = values.pages.split("\n").flatMap((line) => {
    const [path, touchpoint] = words(line);
    return path === undefined ? [] : [{ path, ...(touchpoint !== undefined && { touchpoint }) }];
  });
  const buttonText = Object.fromEntries(
    Object.entries(values.buttonText).flatMap(([language, text]) => (text.trim() ? [[language, text.trim()]] : [])),
  );
  return {
    settings: {
      ...(Object.keys(buttonText).length > 0 && { buttonText }),
      ...{ shows, place: values.place, pages },
      origins: words(values.origins),
      // A button is pressed: what sets a pop-up off says nothing then.
      trigger: isPopup ? triggers[on] : { on: "seconds", seconds: 0 },
      samplePercent: Number(values.samplePercent),
      quietDays: Number(values.quietDays),
      keptQuery: words(values.keptQuery),
    },
  };
}
