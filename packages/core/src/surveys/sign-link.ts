import { createHmac, timingSafeEqual } from "node:crypto";
import { deriveKey } from "@heard/db/derive-key";
import { checkParameters, isHeldBySignature, type Parameters, type SurveyDefinition } from "@heard/survey/runtime";
import { DomainError } from "../errors.ts";

type Declared = Pick<SurveyDefinition, "parameters">;

/** The signature of what a link to a survey carries and nobody may change by hand. The order of the parameters plays no part. */
export function signLink(survey: string, parameters: Parameters, authSecret: string): string {
  const pairs = Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1));
  const mac = createHmac("sha256", deriveKey(authSecret, "survey link")).update(JSON.stringify([survey, pairs]));
  return mac.digest().subarray(0, 16).toString("base64url");
}

/**
 * The parameters of a link that a survey takes. What it does not declare was added by another tool on the way, and is ignored; what it declares and
 * cannot take makes the link another one than was given out.
 * @throws DomainError invalid_input `survey_link_changed` naming the first parameter
 */
export function readLink(
  survey: string,
  { parameters: declared = [] }: Declared,
  { given, signature, vouched = {} }: { given: Parameters; signature: string | undefined; vouched?: Parameters },
  authSecret: string,
): Parameters {
  const known = Object.fromEntries(
    declared.flatMap(({ key }): [string, string][] => (Object.hasOwn(given, key) ? [[key, given[key] ?? ""]] : [])),
  );
  const isProtected = (key: string) => declared.some((one) => one.key === key && isHeldBySignature(one));
  const held = Object.fromEntries(Object.entries(known).filter(([key]) => isProtected(key)));
  // A survey that never asked for a signature still hears from whoever comes by such a link: nobody vouches for the name in it, so it is left out.
  const isDropped = (key: string) =>
    declared.some((one) => one.key === key && one.signed !== true && isHeldBySignature(one));
  const isSigned = signature !== undefined && isSame(signature, signLink(survey, held, authSecret));
  const open = Object.fromEntries(
    Object.entries(known).filter(([key]) => !(isSigned ? isProtected(key) : isDropped(key))),
  );
  // What the organisation knows of a person needs no signature, and what a link says besides is not believed over it.
  const checked = checkParameters(
    { parameters: declared },
    { open, signed: { ...(isSigned ? held : {}), ...vouched } },
  );
  if ("parameters" in checked) return checked.parameters;
  throw new DomainError("invalid_input", "survey_link_changed", checked.problems[0]?.params);
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
