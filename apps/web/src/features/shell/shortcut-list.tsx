"use client";

import { Dialog } from "@heard/ui/dialog";
import { KeyHint } from "@heard/ui/key-hint";
import { useTranslations } from "next-intl";

/** Every key that does something, by where it does it. */
export default function ShortcutList({ onClose }: { onClose: () => void }) {
  const t = useTranslations("shell.shortcuts");
  const close = useTranslations("common.actions")("close");
  const groups = [
    {
      name: t("anywhere"),
      rows: [
        { keys: ["Ctrl K", "⌘ K"], does: t("palette") },
        { keys: ["/"], does: t("search") },
        { keys: ["?"], does: t("help") },
        { keys: ["Esc"], does: t("close") },
      ],
    },
    {
      name: t("inLists"),
      rows: [
        { keys: ["j", "↓"], does: t("next") },
        { keys: ["k", "↑"], does: t("previous") },
        { keys: ["Enter"], does: t("open") },
      ],
    },
    {
      name: t("inComments"),
      rows: [
        { keys: ["s"], does: t("sentiment") },
        { keys: ["t"], does: t("themes") },
        { keys: ["c"], does: t("confirm") },
        { keys: ["x"], does: t("select") },
        { keys: ["u"], does: t("undoSaid") },
        { keys: ["p"], does: t("logPlan") },
      ],
    },
    {
      name: t("inCharts"),
      rows: [
        { keys: ["←", "→"], does: t("points") },
        { keys: ["Home", "End"], does: t("ends") },
      ],
    },
    {
      name: t("inBuilder"),
      rows: [
        { keys: ["j"], does: t("nextQuestion") },
        { keys: ["k"], does: t("previousQuestion") },
        { keys: ["Alt ↑", "Alt ↓"], does: t("moveQuestion") },
        { keys: ["n"], does: t("newQuestion") },
        { keys: ["l"], does: t("nextLanguage") },
      ],
    },
  ];
  return (
    <Dialog open onClose={onClose} title={t("title")} closeLabel={close}>
      {groups.map(({ name, rows }) => (
        <section key={name} className="mb-5 last:mb-0">
          <h3 className="mb-1 text-ink-3 text-small">{name}</h3>
          <dl>
            {rows.map(({ keys, does }) => (
              <div key={does} className="flex items-center justify-between gap-4 border-line border-b py-2">
                <dt className="text-ui">{does}</dt>
                <dd className="flex gap-1">
                  {keys.map((key) => (
                    <KeyHint key={key}>{key}</KeyHint>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}
