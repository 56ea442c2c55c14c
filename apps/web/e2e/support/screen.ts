import type { Page } from "@playwright/test";

/** Why a screen has no such state. */
type Never = { never: string };

/** A state that is reached, or why it cannot be. */
type State<Reached> = Reached | Never;

export type Screen = {
  /** Its folder below `src/app`. */
  page: string;
  /** Whose screen; nobody's is seen without signing in. */
  as: "owner" | "nobody";
  at: (organisation: string, page: Page) => string | Promise<string>;
  /** An organisation that has what the demo company has not. */
  in?: { made: () => Promise<string>; name: string };
  /** The status of its document; 200 when absent. */
  status?: 404;
  /** What its first heading says in English. */
  heading: string | RegExp;
  /** What stands there in an organisation that has just begun; another address, or what has to go first, where that is not enough. */
  empty: State<{
    says: string;
    at?: (organisation: string) => string;
    after?: (page: Page, organisation: string) => Promise<void>;
  }>;
  /** The places of what comes, while it is on its way from another page. */
  loading: State<"places">;
  /** Since when a page that stands open could not be renewed. */
  stale: State<"note">;
  /** While the database refuses: inside the frame that still stands, or in place of the whole page. */
  error: State<"inside" | "whole">;
  /** Who is told that it is not theirs: members without one of these roles, whoever is no member, whoever is signed out. */
  closedTo: State<{ openTo: string } | "strangers" | "signedOut">;
};

/** An address that shows no screen: it leads on, or answers a program. */
export type NoScreen = "leads on" | "answers a program";
/** A screen that another installation has to show. */
export type Elsewhere = { page: string; walkedBy: string };
