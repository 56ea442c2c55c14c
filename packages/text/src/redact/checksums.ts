/** Luhn's mod 10 check of bank cards (ISO/IEC 7812-1, annex B). */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at]);
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return digits.length > 0 && sum % 10 === 0;
}

/** ISO 7064 MOD 11-2 over 17 digits and a check character 0–9 or X: resident identity numbers of GB 11643-1999. */
export function passesResidentIdCheck(number: string): boolean {
  const sum = [...number.slice(0, 17)].reduce((total, digit, at) => total + Number(digit) * (2 ** (17 - at) % 11), 0);
  return number.length === 18 && "10X98765432"[sum % 11] === number[17]?.toUpperCase();
}

/** Check digit of a Hong Kong identity card: one or two letters, six digits, then 0–9 or A. */
export function passesHongKongIdCheck(number: string): boolean {
  const padded = number.toUpperCase().padStart(9, " ");
  // A space counts 36, the letters A–Z count 10–35; weights fall from 9 to 1.
  const sum = [...padded].reduce((total, character, at) => {
    const value = character === " " ? 36 : Number.parseInt(character, 36);
    return total + value * (9 - at);
  }, 0);
  return sum % 11 === 0;
}

/** Taiwan counts its county letters in this order, from 10. */
const TAIWAN_LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO";

/**
 * Check digit of a Taiwan identity number: a letter, nine digits. Residence permits of before 2021 have a second
 * letter A–D, which counts as the last digit of its own value.
 */
export function passesTaiwanIdCheck(number: string): boolean {
  const upper = number.toUpperCase();
  const county = TAIWAN_LETTERS.indexOf(upper.charAt(0)) + 10;
  const second = TAIWAN_LETTERS.indexOf(upper.charAt(1));
  const digits = [Math.trunc(county / 10), county % 10, second >= 0 ? second % 10 : Number(upper[1])];
  digits.push(...[...upper.slice(2)].map(Number));
  const weights = [1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1];
  const sum = weights.reduce((total, weight, at) => total + weight * (digits[at] ?? Number.NaN), 0);
  return county >= 10 && sum % 10 === 0;
}

/** ISO 7064 MOD 97-10 of an IBAN without spaces (ISO 13616-1). */
export function passesIbanCheck(iban: string): boolean {
  const rearranged = iban.slice(4) + iban.slice(0, 4);
  let remainder = 0;
  for (const character of rearranged) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}
