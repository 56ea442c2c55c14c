import type { Parameters } from "./answer.ts";
import type { Parameter, SurveyDefinition } from "./definition.ts";
import { type Problem, pointer } from "./problem.ts";

export type ParameterProblem = Problem<
  "parameter_unknown" | "parameter_unsigned" | "parameter_value" | "parameter_missing"
>;
const longestValue = 200;

/** Names by which the address of a survey says to the gateway what is none of the survey's: no parameter can be called so. */
export const addressNames: readonly string[] = [
  ...["sig", "preview", "via", "i", "answer", "kiosk", "agent", "heard-page", "heard-device"],
];

/** Whether a link has to be signed for what it says of this. Who somebody is never comes from an address that anybody can type. */
export const isHeldBySignature = ({ fills, signed }: Pick<Parameter, "fills" | "signed">): boolean =>
  signed === true || fills === "customer";

/**
 * Holds what a link carries against the declared list. `signed` are the parameters whose signature was checked; one that must not be changed
 * by hand is taken from nowhere else. An empty value counts as absent.
 * @example
 * checkParameters({ parameters: [{ key: "shop", fills: "touchpoint", signed: true }] }, { open: { shop: "east" } }).problems[0].code; // => "parameter_unsigned"
 */
export function checkParameters(
  { parameters: declared = [] }: Pick<SurveyDefinition, "parameters">,
  { open = {}, signed = {} }: { open?: Parameters; signed?: Parameters },
): { parameters: Parameters } | { problems: ParameterProblem[] } {
  const problems: ParameterProblem[] = [];
  const taken: [string, string][] = [];
  const fail = (code: ParameterProblem["code"], key: string, value: unknown, expected: string) =>
    problems.push({ code, path: pointer("parameters", key), value, expected, params: { parameter: key } });
  for (const [given, isSigned] of [
    [open, false],
    [signed, true],
  ] as const) {
    for (const [key, raw] of Object.entries(given)) {
      const parameter = declared.find((one) => one.key === key);
      const value = raw.trim();
      if (!parameter) fail("parameter_unknown", key, raw, declared.map((one) => one.key).join(", ") || "no parameter");
      else if (value === "" || (!isSigned && Object.hasOwn(signed, key))) continue;
      else if (isHeldBySignature(parameter) && !isSigned)
        fail("parameter_unsigned", key, raw, "a value from a signed link");
      else if (!isAccepted(parameter, value)) fail("parameter_value", key, raw, acceptedBy(parameter));
      else taken.push([key, value]);
    }
  }
  for (const parameter of declared) {
    const isThere = taken.some(([key]) => key === parameter.key);
    if (parameter.required && !isThere) fail("parameter_missing", parameter.key, null, acceptedBy(parameter));
  }
  return problems.length > 0 ? { problems } : { parameters: Object.fromEntries(taken) };
}

/** What no database keeps was not written by anybody who made a link. */
const isAccepted = ({ values }: Parameter, value: string) =>
  values ? values.includes(value) : value.length <= longestValue && !/[\0\p{Surrogate}]/u.test(value);

const acceptedBy = ({ values }: Parameter) => values?.join(", ") ?? `1 to ${longestValue} characters`;
