import {
  AlertIcon,
  CaseIcon,
  CheckIcon,
  CouncilIcon,
  DataIcon,
  EditIcon,
  HomeIcon,
  IdeaIcon,
  JourneyIcon,
  PlanIcon,
  SettingsIcon,
  SurveyIcon,
  UserIcon,
  VoiceIcon,
} from "@heard/ui/icons";
import { useTranslations } from "next-intl";
import { NavLink } from "./nav-link.tsx";
import type { Place, PlaceKey } from "./navigation.ts";

const icons: Partial<Record<PlaceKey, typeof HomeIcon>> = {
  home: HomeIcon,
  myPart: CheckIcon,
  alerts: AlertIcon,
  voice: VoiceIcon,
  journey: JourneyIcon,
  plans: PlanIcon,
  suggestions: IdeaIcon,
  council: CouncilIcon,
  cases: CaseIcon,
  surveys: SurveyIcon,
  answerEntry: EditIcon,
  customers: UserIcon,
  data: DataIcon,
  settings: SettingsIcon,
};

const link =
  "flex items-center gap-3 rounded-control text-ink-2 transition-colors hover:bg-line/60 hover:text-ink pointer-coarse:min-h-11";
const row = `${link} min-h-8 px-2.5 text-body`;
/** Lower and smaller than its group, so that the whole rail fits into a window of 900 pixels. */
const childRow = `${link} min-h-6.5 pr-1 pl-9.5 text-ui`;
const current = "bg-accent-soft font-semibold aria-[current]:text-ink [&>svg]:text-accent";

/** The places of the product, groups with their pages below them. */
export function PlaceList({ places }: { places: Place[] }) {
  const t = useTranslations("shell.places");
  return (
    <ul className="flex flex-col">
      {places.map((place) => {
        const Icon = icons[place.key];
        return (
          <li key={place.key} className="group">
            {place.children.length === 0 ? (
              <NavLink href={place.href} exact={place.key === "home"} className={row} currentClassName={current}>
                {Icon ? <Icon /> : null}
                {t(place.key)}
                {place.count ? (
                  <span className="ml-auto rounded-chip bg-accent-soft px-1.5 text-accent text-small">
                    {place.count}
                  </span>
                ) : null}
              </NavLink>
            ) : (
              <>
                <span className="flex min-h-8 items-center gap-3 px-2.5 text-body text-ink-2 group-has-[[aria-current]]:font-semibold group-has-[[aria-current]]:text-ink group-has-[[aria-current]]:[&>svg]:text-accent">
                  {Icon ? <Icon /> : null}
                  {t(place.key)}
                </span>
                <ul className="flex flex-col">
                  {place.children.map((child) => (
                    <li key={child.key}>
                      <NavLink href={child.href} className={childRow} currentClassName={current}>
                        {t(child.key)}
                      </NavLink>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}
