import type { ListeningPath, TouchpointCoverage } from "@heard/core/listening-paths";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { Format } from "#lib/format.ts";
import { nameIn } from "#lib/measure.ts";
import { paths } from "#lib/paths.ts";
import { StateMark } from "./state-mark.tsx";

export type PathListProps = {
  organisation: string;
  touchpoint: TouchpointCoverage;
  today: string;
  format: Format;
  canReadComments: boolean;
};

/** The paths of one touchpoint: what each brings, when it last did, and the comments that came by it. */
export function PathList({ touchpoint, ...more }: PathListProps) {
  if (touchpoint.paths.length === 0) return <span className="text-ink-3">–</span>;
  return (
    <ul className="flex flex-col gap-1.5">
      {touchpoint.paths.map((path) => (
        <PathLine key={path.source.key} path={path} touchpoint={touchpoint} {...more} />
      ))}
    </ul>
  );
}

function PathLine({
  path: { source, state, isRegistered, quietDays, lastOn, recentCommentCount: count },
  touchpoint,
  organisation,
  format,
  canReadComments,
}: PathListProps & { path: ListeningPath }) {
  const t = useTranslations("listening");
  const kinds = useTranslations("common.feedbackKinds");
  const locale = useLocale();
  const period = "last-30-days";
  return (
    <li className="min-w-0">
      <span className="wrap-anywhere font-medium">{source.name}</span>{" "}
      <span className="text-ink-3 text-small">{kinds(source.feedbackKind)}</span>
      {state === "heard" ? null : (
        <span className="block">
          <StateMark state={state} />
        </span>
      )}
      <span className="block text-ink-2 text-small">
        {[
          lastOn === null ? t("path.nothingYet") : t("path.last", { day: format.day(lastOn) }),
          isRegistered ? t("path.quiet", { count: quietDays }) : t("path.found"),
        ].join(" · ")}
        {count === 0 || !canReadComments ? null : (
          <>
            {" · "}
            <Link
              className="link"
              href={paths.comments(organisation, { period, source: source.key, touchpoint: touchpoint.key })}
              aria-label={t("path.commentsOf", {
                count,
                source: source.name,
                touchpoint: nameIn(locale, touchpoint.name),
              })}
            >
              {t("path.comments", { count })}
            </Link>
          </>
        )}
      </span>
    </li>
  );
}
