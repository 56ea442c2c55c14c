import { segment, segments } from "@heard/ui/segmented-control";
import Link from "next/link";

export type ChoicesProps = {
  label: string;
  options: readonly { key: string; name: string; href: string; isChosen: boolean }[];
};

/** One of a few, each an address of its own. Nothing to choose, nothing shown. */
export function Choices({ label, options }: ChoicesProps) {
  if (options.length < 2) return null;
  return (
    <nav aria-label={label} className={segments} data-print="hide">
      {options.map(({ key, name, href, isChosen }) => (
        <Link
          key={key}
          href={href}
          scroll={false}
          aria-current={isChosen ? "true" : undefined}
          className={`${segment} no-underline`}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
