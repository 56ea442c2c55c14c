"use client";

import { type ComponentType, createContext, lazy, type ReactNode, Suspense, useContext, useState } from "react";

/** What stands in the place of a part that could not be fetched is told how to ask for it once more. */
export type MissingProps = { onRetry: () => void };

export type LatePart<Props> = ComponentType<Props> & {
  /** Fetches the code, on the first sign of interest. */
  preload: () => void;
};

const Retry = createContext(() => {});

/**
 * A part of a screen whose code is fetched when it is first wanted. Where that fails, `Missing` stands in its place: a fetch that failed is no
 * broken screen, and React's `lazy` would throw it at the whole page and keep it for ever.
 */
export function latePart<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
  Missing: ComponentType<Props & MissingProps>,
  places: ReactNode = null,
): LatePart<Props> {
  const missing = {
    default: function MissingPart(props: Props) {
      return <Missing {...props} onRetry={useContext(Retry)} />;
    },
  };
  const begin = () =>
    lazy(() =>
      load().catch(() => {
        // Whoever asks after a failure meets a new promise.
        next = begin();
        return missing;
      }),
    );
  let next = begin();

  function Part(props: Props) {
    const [Now, setNow] = useState(() => next);
    return (
      <Retry value={() => setNow(() => next)}>
        <Suspense fallback={places}>
          <Now {...props} />
        </Suspense>
      </Retry>
    );
  }
  return Object.assign(Part, { preload: () => void load().catch(() => {}) });
}
