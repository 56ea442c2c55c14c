import type { ContactLimits } from "@heard/core/contact-limits";
import type { ContactFieldRow } from "@heard/core/contacts";

/** Whom something is for, by what is known of people; without the list of keys that a sending may have besides. */
export type Audience = ContactLimits["limits"][number]["audience"];
type Condition = NonNullable<Audience["attributes"]>[number];
export type Field = Pick<ContactFieldRow, "key" | "kind" | "name">;

/** A condition while it is typed. A list has one value a line; a range has two ends, of which one may be open. */
export type ConditionDraft = { id: number; field: string; isList: boolean; values: string; from: string; to: string };
export type AudienceDraft = { conditions: ConditionDraft[]; languages: string[] };

export const mostConditions = 10;
const text = (value: string | number | undefined) => (value === undefined ? "" : String(value));

/** The next id in a list: a row keeps its own while others come and go. */
export const nextId = (rows: readonly { id: number }[]): number => Math.max(0, ...rows.map(({ id }) => id)) + 1;

/** A condition on a field before anything is said: texts are chosen by value, numbers and dates by range. */
export const emptyCondition = (id: number, { key, kind }: Field): ConditionDraft => ({
  ...{ id, field: key, isList: kind === "text" },
  ...{ values: "", from: "", to: "" },
});

export function audienceDraft({ attributes = [], languages = [] }: Audience): AudienceDraft {
  return {
    conditions: attributes.map((one, id) => {
      const base = { id, field: one.field, isList: "in" in one, values: "", from: "", to: "" };
      if ("in" in one) return { ...base, values: one.in.map(String).join("\n") };
      return { ...base, from: text(one.atLeast), to: text(one.atMost) };
    }),
    languages: [...languages],
  };
}

/** What the fields say, where numbers are numbers. A condition that is untouched is left out; one that only seems to say something is not: it is refused. */
export function audienceOf({ conditions, languages }: AudienceDraft, fields: readonly Field[]): Audience {
  const attributes = conditions.flatMap((one): Condition[] => {
    const isNumber = fields.find(({ key }) => key === one.field)?.kind === "number";
    const value = (typed: string) => (isNumber ? Number(typed) : typed.trim());
    if (one.isList) {
      const values = one.values.split("\n").filter((line) => line.trim() !== "");
      if (values.length > 0) return [{ field: one.field, in: values.map(value) }];
      return one.values === "" ? [] : [{ field: one.field, in: [one.values] }];
    }
    const [from, to] = [one.from.trim(), one.to.trim()];
    if (from === "" && to === "") return [];
    return [{ field: one.field, ...(from && { atLeast: value(from) }), ...(to && { atMost: value(to) }) }];
  });
  return { ...(attributes.length > 0 && { attributes }), ...(languages.length > 0 && { languages }) };
}
