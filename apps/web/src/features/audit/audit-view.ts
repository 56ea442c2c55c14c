import type { ListAuditInput } from "@heard/core/audit";
import { firstDay, lastDay } from "@heard/core/measures/rules";
import { isDay } from "#lib/days.ts";

const actorKinds = ["member", "apiKey", "system", "operator"] as const;

/** Which entries are shown. All of it stands in the address. */
export type AuditView = {
  /** A kind of actor with its id: `member:3`. */
  actor: string | null;
  verb: string | null;
  subjectKind: string | null;
  subjectId: string | null;
  from: string | null;
  to: string | null;
};

export const everything: AuditView = {
  actor: null,
  verb: null,
  subjectKind: null,
  subjectId: null,
  from: null,
  to: null,
};

const dayOf = (text: string | null) => (text && isDay(text) && text >= firstDay && text <= lastDay ? text : null);
const shortOf = (text: string | null, most: number) => (text?.trim() ? text.trim().slice(0, most) : null);

export function parseAuditView(params: URLSearchParams): AuditView {
  const actor = shortOf(params.get("actor"), 60);
  return {
    actor: actor && actorKinds.some((kind) => actor.startsWith(`${kind}:`)) ? actor : null,
    verb: shortOf(params.get("verb"), 60),
    subjectKind: shortOf(params.get("subject"), 60),
    subjectId: shortOf(params.get("id"), 120),
    from: dayOf(params.get("from")),
    to: dayOf(params.get("to")),
  };
}

export function auditQuery({
  actor,
  verb,
  subjectKind,
  subjectId,
  from,
  to,
}: AuditView): Record<string, string | null> {
  return { actor, verb, subject: subjectKind, id: subjectId, from, to };
}

/** The same as the log is asked; what is open is left out. */
export function auditFilter({
  actor,
  verb,
  subjectKind,
  subjectId,
  from,
  to,
}: AuditView): Omit<ListAuditInput, "cursor" | "limit"> {
  const [kind = "", ...id] = actor?.split(":") ?? [];
  const actorKind = actorKinds.find((one) => one === kind);
  return {
    ...(actorKind ? { actorKind, actorId: id.join(":") } : {}),
    ...(verb ? { verb } : {}),
    ...(subjectKind ? { subjectKind } : {}),
    ...(subjectId ? { subjectId } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  };
}
