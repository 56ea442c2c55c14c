import type { DemoSignIn } from "@heard/core/demo";
import { useTranslations } from "next-intl";

export type DemoListProps = {
  people: readonly DemoSignIn[];
  busy: boolean;
  onChoose: (person: { email: string; password: string }) => void;
};

/** The people of the demo company, each one press away. Only whoever sits at this machine ever sees it. */
export function DemoList({ people, busy, onChoose }: DemoListProps) {
  const t = useTranslations();
  return (
    <section className="mt-10 border-line border-t pt-6" aria-label={t("auth.signIn.demo")}>
      <h2 className="mb-2 text-ink-3 text-small">{t("auth.signIn.demo")}</h2>
      <ul>
        {people.map((person) => {
          const role = t(`common.roles.${person.role}`);
          return (
            <li key={person.email} className="border-line border-b last:border-b-0">
              <button
                type="button"
                disabled={busy}
                onClick={() => onChoose(person)}
                title={t("auth.signIn.demoAs", { name: person.name, role })}
                className="flex min-h-10 w-full items-center justify-between gap-4 text-left text-ui transition-colors hover:text-accent pointer-coarse:min-h-11"
              >
                <span className="font-medium">{person.name}</span>
                <span className="text-ink-3 text-small">{role}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
