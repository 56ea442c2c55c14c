import { TabList, tab } from "@heard/ui/tabs";
import { getTranslations } from "next-intl/server";
import { NavLink } from "#features/shell/nav-link.tsx";
import { settingsFor } from "#features/shell/settings-places.ts";
import type { Viewer } from "#server/context.ts";

/** The pages of Settings side by side: those that the viewer's roles open. */
export async function SettingsNav({ viewer }: { viewer: Viewer }) {
  const t = await getTranslations("shell");
  return (
    <TabList label={t("places.settings")}>
      {settingsFor(viewer.organisation.key, viewer.permissions).map(({ key, href }) => (
        <NavLink key={key} href={href} className={tab} currentClassName="">
          {t(`settings.${key}`)}
        </NavLink>
      ))}
    </TabList>
  );
}
