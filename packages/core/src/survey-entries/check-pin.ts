import { inTenant } from "../context.ts";
import { DomainError } from "../errors.ts";
import { requireToken } from "../rate-limits/take.ts";
import { verifyPassword } from "../sign-in/hash.ts";
import { openSurvey } from "../surveys/open-survey.ts";
import { findSurveyRow } from "../surveys/queries.ts";
import { resolveEntry } from "./resolve-entry.ts";
import { digitsIn, isPin, pinTries } from "./rules.ts";

/**
 * Whether somebody at a kiosk knows its PIN. Tries are few, whoever makes them.
 * @throws DomainError forbidden `pin_wrong`; limit_exceeded with the seconds to wait; what `resolveEntry` throws
 */
export async function checkPin(
  { survey, token, pin, address }: { survey: string; token: string; pin: string; address: string },
  deps: { authSecret: string; now: () => Date },
): Promise<void> {
  const opened = await openSurvey(survey, { version: null, now: deps.now });
  await resolveEntry(opened, { by: "kiosk", token }, deps);
  const { id } = opened.page.survey;
  await requireToken(`kiosk-pin:${id}:${address}`, pinTries.address);
  await requireToken(`kiosk-pin:${id}`, pinTries.survey);
  const { kioskPinHash } = await inTenant(opened.ctx, (tx) => findSurveyRow(tx, id));
  const typed = digitsIn(pin);
  const isRight = kioskPinHash !== null && isPin(typed) && (await verifyPassword(kioskPinHash, typed));
  if (!isRight) throw new DomainError("forbidden", "pin_wrong");
}
