import type { ReactNode } from "react";
import { cx } from "./cx.ts";

export type StateNoteProps = {
  /** What stands here instead of the content, in a sentence. */
  title: ReactNode;
  /** Why, and what is still true. */
  children?: ReactNode;
  /** The one next step. */
  action?: ReactNode;
  /** In small type at the end: a request id, a time. */
  small?: ReactNode;
  /** `alert` is announced at once; everything else waits its turn. */
  role?: "alert" | "status";
  /** The level that fits where it stands. */
  headingLevel?: 1 | 2 | 3;
  className?: string;
};

/** Empty, failed, not permitted, not found: designed states, each with its next step. No box, no picture. One that is the page begins where a page does. */
export function StateNote({ title, children, action, small, role, headingLevel = 2, className }: StateNoteProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <div role={role} className={cx("flex flex-col items-start gap-2 pb-8", headingLevel > 1 && "pt-8", className)}>
      <Heading className={headingLevel === 1 ? "text-title" : "text-chart"}>{title}</Heading>
      {children ? <div className="sentence text-body text-ink-2">{children}</div> : null}
      {action ? (
        <div className="mt-2 flex flex-wrap gap-2" data-print="hide">
          {action}
        </div>
      ) : null}
      {small ? <p className="mt-1 text-ink-3 text-small">{small}</p> : null}
    </div>
  );
}
