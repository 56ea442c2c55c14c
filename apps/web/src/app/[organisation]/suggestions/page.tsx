import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Texts } from "#components/texts.tsx";
import { parseCommentName } from "#features/comments/comment-name.ts";
import { readSuggestionView } from "#features/suggestions/suggestion-view.ts";
import { SuggestionsScreen } from "#features/suggestions/suggestions-screen.tsx";
import { getViewer } from "#server/context.ts";
import { orNotFound } from "#trpc/or-not-found.ts";
import { getCaller } from "#trpc/server.tsx";

type Props = {
  params: Promise<{ organisation: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("suggestions"))("title") };
}

export default async function SuggestionsPage({ params, searchParams }: Props) {
  const { organisation } = await getViewer((await params).organisation);
  const { view, begins, comment: name } = readSuggestionView(await searchParams);
  const caller = await getCaller(organisation.key);
  const place = parseCommentName(name);
  const [initial, catalogue, comment] = await Promise.all([
    caller.suggestions.list({ view }),
    caller.catalogue.read(),
    place ? orNotFound(caller.comments.byId(place)) : null,
  ]);
  return (
    <Texts areas={["suggestions", "progress", "verdicts", "comments"]}>
      <SuggestionsScreen
        key={view}
        organisation={organisation.key}
        timeZone={organisation.timeZone}
        comment={comment && { responseId: comment.responseId, item: comment.item, text: comment.text }}
        {...{ initial, catalogue, view, begins }}
      />
    </Texts>
  );
}
