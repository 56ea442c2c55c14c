import type { EntryInput } from "@heard/core/survey-entries";
import { deviceKinds } from "@heard/core/survey-entries/rules";
import { addressNames } from "@heard/survey/runtime";
import type { Context } from "hono";
import type { SurveyDesk } from "./desk.ts";

type Asked = Parameters<SurveyDesk["start"]>[0] & { answer?: string };

/** By which way somebody comes, and what they bring. `origin`: of the page that shows the survey, where it is not ours. */
export function askedIn(c: Context, survey: string, origin: string | null): Asked {
  const query = c.req.query();
  const parameters = Object.fromEntries(Object.entries(query).filter(([name]) => !addressNames.includes(name)));
  const { sig, preview, i: personal, answer } = query;
  const entry = entryIn(query, origin);
  return {
    survey,
    mode: query.via === "qr" ? "qr" : "link",
    parameters,
    ...(entry && { entry }),
    ...(sig !== undefined && { signature: sig }),
    ...(preview !== undefined && { preview }),
    ...(personal !== undefined && { personal, isInline: answer !== undefined }),
    ...(answer !== undefined && { answer }),
  };
}

function entryIn(query: Record<string, string>, origin: string | null): EntryInput | null {
  if (origin !== null) {
    const device = deviceKinds.find((kind) => kind === query["heard-device"]) ?? "computer";
    return { by: "embed", origin, page: query["heard-page"] ?? "", device };
  }
  if (query.kiosk !== undefined) return { by: "kiosk", token: query.kiosk };
  return query.agent === undefined ? null : { by: "agent", token: query.agent };
}
