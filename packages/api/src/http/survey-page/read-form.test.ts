import { checkAnswer } from "@heard/survey/runtime";
import { describe, expect, test } from "vitest";
import { everyType, fieldsOf, pageOf, surveyOf } from "../../testing/survey-page.ts";
import { filledWith, formOf } from "./filled.ts";
import { readAnswer } from "./read-form.ts";

const today = "2026-06-30";

describe.each(everyType.map((one) => ({ ...one, name: `${one.question.type} ${one.question.id}` })))(
  "$name",
  ({ question, answer }) => {
    test("an answer fills its fields, and the fields say the answer", async () => {
      expect(
        checkAnswer(question, readAnswer(question, formOf([question], { [question.id]: answer })), { today }),
      ).toEqual({ answer });
      const filled = filledWith([question], { [question.id]: answer });
      const page = await pageOf(surveyOf([question]), { questions: [question], filled });
      expect(checkAnswer(question, readAnswer(question, fieldsOf(page)), { today })).toEqual({ answer });
    });

    test("an untouched page says nothing", async () => {
      const page = await pageOf(surveyOf([question]), { questions: [question] });
      const checked = checkAnswer(question, readAnswer(question, fieldsOf(page)), { today });
      expect(checked).toEqual({ answer: question.type === "consent" ? false : null });
    });
  },
);

const only = (type: string) => {
  const found = everyType.find(({ question }) => question.type === type)?.question;
  if (!found) throw new Error(`no question of type ${type}`);
  return found;
};

describe("numbers as people write them", () => {
  test.each([
    ["12", 12],
    ["12,5", 12.5],
    ["1,234", 1234],
    ["0,125", 0.125],
    ["-0,125", -0.125],
    ["１２", 12],
    ["−3", -3],
    ["1 234", 1234],
    ["", null],
    ["twelve", "twelve"],
    ["1e9", "1e9"],
    ["Infinity", "Infinity"],
  ])("%j is %j", (text, value) => {
    expect(readAnswer(only("number"), new URLSearchParams({ visits: text }))).toEqual(value);
  });
});

describe("words beside a choice", () => {
  test("choose it where nothing else is chosen", () => {
    const answer = readAnswer(only("single"), new URLSearchParams({ "reason.other.words": "a cat" }));
    expect(answer).toEqual({ choice: "other", text: "a cat" });
    const several = new URLSearchParams({ used: "app", "used.else.words": "by pigeon" });
    expect(readAnswer(only("multiple"), several)).toEqual(["app", { choice: "else", text: "by pigeon" }]);
  });

  test("say nothing where another one is chosen", () => {
    expect(readAnswer(only("single"), new URLSearchParams({ reason: "buy", "reason.other.words": "a cat" }))).toBe(
      "buy",
    );
  });
});

describe("a ranking", () => {
  const rank = only("rank");
  const codesOf = (fields: Record<string, string>) => {
    const checked = checkAnswer(rank, readAnswer(rank, new URLSearchParams(fields)), { today });
    return "problems" in checked ? checked.problems.map(({ code }) => code) : checked.answer;
  };

  test("is in the order of the places", () => {
    expect(codesOf({ "matters.speed": "2", "matters.price": "1" })).toEqual(["price", "speed"]);
  });

  test.each([
    [{ "matters.speed": "1", "matters.price": "1" }],
    [{ "matters.speed": "1" }],
    [{ "matters.speed": "2", "matters.price": "3" }],
    [{ "matters.speed": "1", "matters.price": "2", "matters.care": "2" }],
  ])("that leaves open which comes first is refused: %j", (fields) => {
    expect(codesOf(fields)).toEqual(["rank_incomplete"]);
  });
});
