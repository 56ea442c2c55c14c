"use client";

import { KeyHint } from "@heard/ui/key-hint";
import { useTranslations } from "next-intl";

/** The keys of this page, where there is a keyboard to press them on. */
export default function CommentKeys({ canCorrect }: { canCorrect: boolean }) {
  const t = useTranslations("comments.keys");
  const keys = [
    ["j", t("next")],
    ["k", t("previous")],
    ...(canCorrect
      ? ([
          ["s", t("sentiment")],
          ["t", t("themes")],
          ["c", t("confirm")],
          ["x", t("select")],
          ["u", t("undo")],
        ] as const)
      : []),
    ["Enter", t("open")],
    ["/", t("search")],
    ["?", t("all")],
  ] as const;
  return (
    <aside
      aria-label={t("label")}
      className="sticky bottom-0 -mx-10 mt-6 -mb-16 flex flex-wrap gap-x-5 gap-y-1 border-line border-t bg-rail px-10 py-2 text-ink-2 text-small max-rail:hidden pointer-coarse:hidden"
      data-print="hide"
    >
      {keys.map(([key, does]) => (
        <span key={key} className="flex items-center gap-1.5 last:ml-auto">
          <KeyHint>{key}</KeyHint> {does}
        </span>
      ))}
    </aside>
  );
}
