"use client";

import { Drawer } from "@heard/ui/dialog";
import { useTranslations } from "next-intl";
import FilterCounts, { type FilterCountsProps } from "./filter-counts.tsx";

/** The same filters where there is no room for them beside the list. */
export default function FilterDrawer({ onClose, ...props }: FilterCountsProps & { onClose: () => void }) {
  const t = useTranslations("comments.narrow");
  const close = useTranslations("common.actions")("close");
  return (
    <Drawer open onClose={onClose} title={t("label")} closeLabel={close}>
      <FilterCounts {...props} />
    </Drawer>
  );
}
