import * as z from "zod";
import { visibleText } from "../visible-text.ts";
import { longestPassword, shortestPassword } from "./rules.ts";

/** An e-mail address as it is stored: lower case, no spaces around. */
export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email("an e-mail address such as mara@example.org"));

export const NewPassword = z.string().min(shortestPassword).max(longestPassword);

/** The random part of a link, as it stands in an address. */
export const LinkToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/, "the token of a link, 43 characters");

export const PersonName = visibleText(120);

export const SignInInput = z.strictObject({
  email: Email,
  // Whatever was typed is tried: a rule here would tell which passwords cannot exist.
  password: z.string().min(1).max(1024),
});
export type SignInInput = z.input<typeof SignInInput>;
