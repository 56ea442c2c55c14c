import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Texts } from "#components/texts.tsx";
import { parseCommentName } from "#features/comments/comment-name.ts";
import { CommentScreen } from "#features/comments/comment-screen.tsx";
import { getViewer } from "#server/context.ts";
import { orNotFound } from "#trpc/or-not-found.ts";
import { getCaller } from "#trpc/server.tsx";

type Props = { params: Promise<{ organisation: string; commentId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("comments.item"))("selected") };
}

export default async function CommentPage({ params }: Props) {
  const { organisation: key, commentId } = await params;
  const { organisation, permissions } = await getViewer(key);
  const place = parseCommentName(commentId);
  if (!place) notFound();
  const caller = await getCaller(key);
  const comment = await orNotFound(caller.comments.byId(place));
  if (!comment) notFound();
  const [catalogue, tree] = await Promise.all([caller.catalogue.read(), caller.themes.list()]);
  return (
    <Texts areas={["comments", "scores"]}>
      <CommentScreen
        organisation={organisation}
        initial={comment}
        catalogue={catalogue}
        themes={tree.themes.flatMap(({ key: theme, name, parent, archivedAt }) =>
          archivedAt ? [] : [{ key: theme, name, parent }],
        )}
        canCorrect={permissions.includes("comment.correct")}
        canUnmask={permissions.includes("comment.unmask")}
        canLog={permissions.includes("plan.log")}
      />
    </Texts>
  );
}
