import type { ResponseDetail } from "@heard/core/responses/queries";
import { useTranslations } from "next-intl";
import type { Format } from "#lib/format.ts";

const verbs = {
  "response.correct": "correct",
  "response.quarantine": "quarantine",
  "response.release": "release",
  "response.erase": "erase",
  "comment.unmask": "unmask",
} as const;

/** What has been done to a response since it came in, newest first: who, when, which fields. Never the answers. */
export function ResponseHistory({ history, format }: { history: ResponseDetail["history"]; format: Format }) {
  const t = useTranslations("responses");
  if (history.length === 0) return <p className="text-ink-3 text-ui">{t("historyNone")}</p>;
  return (
    <ol className="border-line border-t">
      {history.map(({ at, actorKind, actorId, verb, fields }) => {
        const known = verb in verbs ? verbs[verb as keyof typeof verbs] : null;
        return (
          <li
            key={`${at} ${verb}`}
            className="grid gap-x-6 border-line border-b py-2 text-ui rail:grid-cols-[12rem_minmax(0,1fr)_auto]"
          >
            <time dateTime={at} className="text-ink-3">
              {format.instant(new Date(at))}
            </time>
            <span>{known ? t(`verbs.${known}`, { fields: format.list(fields) }) : t("verbs.other", { verb })}</span>
            <span className="text-ink-3">{t(`actors.${actorKind}`, { id: actorId })}</span>
          </li>
        );
      })}
    </ol>
  );
}
