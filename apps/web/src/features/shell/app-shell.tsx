import type { Permission } from "@heard/core/permissions";
import { NoticeBar } from "@heard/ui/toast";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ExportProgress } from "#features/exports/export-progress.tsx";
import type { Viewer } from "#server/context.ts";
import { AccountMenu } from "./account-menu.tsx";
import { CommandLayer, SearchButton } from "./command-layer.tsx";
import { ConnectionNote } from "./connection-note.tsx";
import { deedsFor, placesFor } from "./navigation.ts";
import { OrganisationSwitcher } from "./organisation-switcher.tsx";
import { PhoneBar } from "./phone-bar.tsx";
import { PlaceList } from "./place-list.tsx";
import { settingsFor } from "./settings-places.ts";

/** The frame around every page of an organisation: rail or top bar, skip link, palette, content. */
export function AppShell({ viewer, unseen, children }: { viewer: Viewer; unseen: number; children: ReactNode }) {
  const t = useTranslations("shell");
  const close = useTranslations("common.actions")("close");
  const may = (permission: Permission) => viewer.permissions.includes(permission);
  const places = placesFor(viewer.organisation.key, may).map((place) =>
    place.key === "alerts" ? { ...place, count: unseen } : place,
  );
  const switcher = <OrganisationSwitcher organisation={viewer.organisation} organisations={viewer.organisations} />;
  const account = <AccountMenu name={viewer.name} roles={viewer.roles} />;
  return (
    <CommandLayer
      organisation={viewer.organisation.key}
      places={[...places, ...deedsFor(viewer.organisation.key, may)]}
      settings={settingsFor(viewer.organisation.key, viewer.permissions)}
    >
      <a
        href="#content"
        className="-translate-y-20 fixed top-2 left-2 z-50 rounded-control bg-accent px-3 py-2 font-medium text-ui text-on-accent focus:translate-y-0"
      >
        {t("skip")}
      </a>
      <div className="min-h-dvh rail:grid rail:grid-cols-[13.5rem_minmax(0,1fr)]">
        <aside
          className="sticky top-0 flex h-dvh flex-col border-line border-r bg-rail px-3 py-4 max-rail:hidden"
          data-print="hide"
        >
          {switcher}
          <SearchButton className="mt-2 mb-3" />
          {/* Room for the focus ring, which what scrolls would cut. */}
          <nav aria-label={t("navigation")} className="-m-1 min-h-0 grow overflow-y-auto p-1">
            <PlaceList places={places} />
          </nav>
          {account}
        </aside>
        <PhoneBar places={places} list={<PlaceList places={places} />} switcher={switcher} account={account} />
        <main
          id="content"
          tabIndex={-1}
          className="w-full max-w-[calc(76.5rem+5rem)] px-10 pt-7 pb-16 outline-none max-rail:px-4 max-rail:pt-5 print:p-0"
        >
          <ConnectionNote timeZone={viewer.organisation.timeZone} />
          {children}
        </main>
      </div>
      <NoticeBar closeLabel={close} />
      {viewer.permissions.includes("export.create") ? (
        <ExportProgress organisation={viewer.organisation.key} timeZone={viewer.organisation.timeZone} />
      ) : null}
    </CommandLayer>
  );
}
