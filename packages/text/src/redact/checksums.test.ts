import { describe, expect, it } from "vitest";
import {
  passesHongKongIdCheck,
  passesIbanCheck,
  passesLuhn,
  passesResidentIdCheck,
  passesTaiwanIdCheck,
} from "./checksums.ts";

describe("check digits", () => {
  it.each([
    // The two worked examples of GB 11643-1999.
    { name: "resident identity", passes: passesResidentIdCheck, valid: ["11010519491231002X", "440524188001010014"] },
    // Widely published examples, with one letter and with two.
    { name: "Hong Kong identity", passes: passesHongKongIdCheck, valid: ["A1234563", "G123456A", "AB9876543"] },
    // Widely published examples: citizen, residence permits of before and after 2021.
    { name: "Taiwan identity", passes: passesTaiwanIdCheck, valid: ["A123456789", "AC01234567", "A800000014"] },
    // Test numbers of the card networks.
    { name: "Luhn", passes: passesLuhn, valid: ["4111111111111111", "378282246310005", "6011111111111117"] },
    // Examples of the SWIFT IBAN Registry.
    { name: "IBAN", passes: passesIbanCheck, valid: ["GB29NWBK60161331926819", "DE89370400440532013000"] },
  ])("of $name hold for published numbers and break with any digit", ({ passes, valid }) => {
    for (const number of valid) {
      expect(passes(number)).toBe(true);
      for (let at = 0; at < number.length; at++) {
        if (!/\d/.test(number.charAt(at))) continue;
        const wrong = String((Number(number[at]) + 1) % 10);
        expect(passes(number.slice(0, at) + wrong + number.slice(at + 1))).toBe(false);
      }
    }
  });

  it("fail what is not a number of their kind", () => {
    expect(passesResidentIdCheck("110105194912310")).toBe(false);
    expect(passesTaiwanIdCheck("12345678901")).toBe(false);
    expect(passesLuhn("")).toBe(false);
  });
});
