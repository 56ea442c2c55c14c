import type { ReactNode } from "react";

/** What stands in the way of a whole form, announced at once. */
export function FormNote({ children }: { children: ReactNode }) {
  return children ? (
    <p role="alert" className="border-danger border-l-2 pl-2 text-danger text-small">
      {children}
    </p>
  ) : null;
}
