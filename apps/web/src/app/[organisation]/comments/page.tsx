import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Texts } from "#components/texts.tsx";
import { commentsInput } from "#features/comments/comments-input.ts";
import { CommentsScreen } from "#features/comments/comments-screen.tsx";
import {
  commentsQuery,
  parseCommentsView,
  refusedCommentsParams,
  withoutUnknown,
} from "#features/comments/comments-view.ts";
import { RefusedNote } from "#features/filters/refused-note.tsx";
import { dayInZone } from "#lib/days.ts";
import { paths } from "#lib/paths.ts";
import { resolvePeriod } from "#lib/period.ts";
import { type SearchParams, toUrlSearchParams } from "#lib/search-params.ts";
import { sliceQuery } from "#lib/slice.ts";
import { now } from "#server/clock.ts";
import { getViewer } from "#server/context.ts";
import { getCaller } from "#trpc/server.tsx";

type Props = { params: Promise<{ organisation: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("comments"))("title") };
}

export default async function CommentsPage({ params, searchParams }: Props) {
  const { organisation, permissions } = await getViewer((await params).organisation);
  const address = toUrlSearchParams(await searchParams);
  const asked = parseCommentsView(address);
  const caller = await getCaller(organisation.key);
  const [named, tree] = await Promise.all([
    caller.measures.unknown({
      metrics: asked.score ? [asked.score.metric] : [],
      filters: sliceQuery(asked.slice),
    }),
    caller.themes.list(),
  ]);
  const themes = tree.themes.flatMap(({ key, name, parent, archivedAt }) =>
    archivedAt ? [] : [{ key, name, parent }],
  );
  const unknownThemes = asked.themes.filter((key) => !themes.some((theme) => theme.key === key));
  const unknown = [...named, ...unknownThemes.map((value) => ({ part: "theme", value }))];
  const view = withoutUnknown(asked, unknown);
  const today = dayInZone(now(), organisation.timeZone);
  const input = commentsInput(view, resolvePeriod(view.period, today, organisation.yearStartMonth));
  const [catalogue, page] = await Promise.all([caller.catalogue.read(), caller.comments.search(input)]);
  return (
    <Texts areas={["comments", "scores", "savedViews"]}>
      <CommentsScreen
        organisation={organisation}
        canExport={permissions.includes("export.create")}
        canCorrect={permissions.includes("comment.correct")}
        canUnmask={permissions.includes("comment.unmask")}
        canLog={permissions.includes("plan.log")}
        canShare={permissions.includes("savedView.share")}
        initial={view}
        refused={
          <RefusedNote
            refused={[...refusedCommentsParams(address), ...unknown]}
            catalogue={catalogue}
            href={paths.comments(organisation.key, commentsQuery(view))}
          />
        }
        today={today}
        catalogue={catalogue}
        themes={themes}
        first={{ input, page }}
      />
    </Texts>
  );
}
