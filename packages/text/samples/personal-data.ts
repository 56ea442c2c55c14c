import {
  passesHongKongIdCheck,
  passesIbanCheck,
  passesLuhn,
  passesResidentIdCheck,
  passesTaiwanIdCheck,
} from "../src/redact/checksums.ts";
import type { Random } from "./random.ts";

const NUMERALS = "零一二三四五六七八九";

/** Makers of invented personal data in the forms people write it, marked as `{kind:value}`. */
export const personalData = {
  mobile: (random: Random) => {
    const number = mobile(random);
    const [head, middle, tail] = [number.slice(0, 3), number.slice(3, 7), number.slice(7)];
    const written = random.pick([
      number,
      number,
      `${head} ${middle} ${tail}`,
      `${head}-${middle}-${tail}`,
      `${head} ${middle}${tail}`,
      `+86${number}`,
      `+86 ${head} ${middle} ${tail}`,
      `86-${number}`,
      `0086${number}`,
      fullWidth(number),
    ]);
    return `{phone:${written}}`;
  },
  mobileNumerals: (random: Random) => `{phone:${[...mobile(random)].map((digit) => NUMERALS[Number(digit)]).join("")}}`,
  landline: (random: Random) => {
    const [area, length] = random.pick([
      ["010", 8],
      ["021", 8],
      ["0755", 8],
      ["0571", 8],
      ["0312", 7],
      ["0898", 7],
    ] as const);
    const number = `${2 + random.below(7)}${random.digits(length - 1)}`;
    const written = random.pick([`${area}-${number}`, `(${area})${number}`, `${area} ${number}`, area + number]);
    return `{phone:${written}${random.pick(["", "", `转${1 + random.below(999)}`])}}`;
  },
  hongKongPhone: (random: Random) => {
    const number = `${random.pick("3569")}${random.digits(7)}`;
    return `{phone:${random.pick(["", "", "+852 ", "852-"])}${random.pick([number, `${number.slice(0, 4)} ${number.slice(4)}`])}}`;
  },
  taiwanPhone: (random: Random) => {
    const number = `9${random.digits(8)}`;
    const parts = [number.slice(0, 3), number.slice(3, 6), number.slice(6)];
    const landline = `02-2${random.digits(3)}-${random.digits(4)}`;
    return `{phone:${random.pick([`0${number}`, `0${parts.join("-")}`, `0${parts.join(" ")}`, `+886 ${parts.join(" ")}`, landline])}}`;
  },
  internationalPhone: (random: Random) =>
    `{phone:${random.pick([
      () => `+44 7700 ${random.digits(6)}`,
      () => `+65 9${random.digits(3)} ${random.digits(4)}`,
      () => `+81 90-${random.digits(4)}-${random.digits(4)}`,
      () => `+61 4${random.digits(2)} ${random.digits(3)} ${random.digits(3)}`,
      () => `+33 6 ${random.digits(2)} ${random.digits(2)} ${random.digits(2)} ${random.digits(2)}`,
      () => `07700 ${random.digits(6)}`,
    ])()}}`,
  americanPhone: (random: Random) => {
    const [area, exchange, line] = [random.pick(["415", "212", "646", "312"]), `555`, `01${random.digits(2)}`];
    const forms = [`(${area}) ${exchange}-${line}`, `${area}-${exchange}-${line}`, `${area}.${exchange}.${line}`];
    return `{phone:${random.pick([...forms, area + exchange + line, `+1 ${area} ${exchange} ${line}`])}}`;
  },
  email: (random: Random) => {
    const name =
      random.pick(["li.lei", "han_mei", "chan-tm", "amy", "j.smith", "wang"]) + random.digits(random.below(5));
    const written = `${name}@${random.pick(["example.com", "qq.com", "163.com", "mail.example.com.hk", "example.org"])}`;
    return `{email:${random.pick([written, written, written.toUpperCase(), fullWidth(written)])}}`;
  },
  residentId: (random: Random) => {
    const region = random.pick(["110105", "310101", "440305", "510107", "420111", "650102"]);
    const birth = `${1940 + random.below(70)}${pad(1 + random.below(12))}${pad(1 + random.below(28))}`;
    const body = region + birth + random.digits(3);
    const number = complete(`${body}?`, "0123456789X", passesResidentIdCheck);
    const parts = `${number.slice(0, 6)} ${number.slice(6, 14)} ${number.slice(14)}`;
    const old = `${region}${birth.slice(2)}${random.digits(3)}`;
    return `{id:${random.pick([number, number, number.toLowerCase(), parts, fullWidth(number), birth < "1999" ? old : number])}}`;
  },
  hongKongId: (random: Random) => {
    const body = random.pick("ABCDEGHKPRVYZ") + random.digits(6);
    const number = complete(`${body}?`, "0123456789A", passesHongKongIdCheck);
    return `{id:${random.pick([`${body}(${number.at(-1)})`, `${body} (${number.at(-1)})`, number])}}`;
  },
  taiwanId: (random: Random) => {
    const body = random.pick("ABCDEFGHJKLMNPQRSTUVXYZ") + random.pick("1289") + random.digits(7);
    return `{id:${complete(`${body}?`, "0123456789", passesTaiwanIdCheck)}}`;
  },
  passport: (random: Random) =>
    `{passport:${random.pick([`E${random.digits(8)}`, `EB${random.digits(7)}`, `K0${random.digits(7)}`, `5${random.digits(8)}`])}}`,
  card: (random: Random) => {
    const [issuer, length] = random.pick([
      ["622202", 19],
      ["621700", 19],
      ["622588", 16],
      ["4", 16],
      ["51", 16],
      ["35", 16],
    ] as const);
    const body = issuer + random.digits(length - 1 - issuer.length);
    const number = complete(`${body}?`, "0123456789", passesLuhn);
    const fours = number.match(/\d{1,4}/g) ?? [];
    return `{card:${random.pick([number, number, fours.join(" "), fours.join("-"), fullWidth(number)])}}`;
  },
  iban: (random: Random) => {
    const body = random.pick([`DE??${random.digits(18)}`, `GB??NWBK${random.digits(14)}`, `FR??${random.digits(23)}`]);
    const number = completeIban(body);
    return `{iban:${random.pick([number, number.match(/.{1,4}/g)?.join(" ") ?? number])}}`;
  },
  plate: (random: Random) => {
    const office = random.pick("京沪粤浙苏川鲁豫") + random.pick("ABCDEF");
    const number = random.pick([random.digits(5), `${random.pick("ABKQ")}${random.digits(4)}`, `D${random.digits(5)}`]);
    return `{plate:${office}${random.pick(["", "", "·"])}${number}}`;
  },
  account: (random: Random) =>
    random.pick([
      () => `微信{account:${random.pick(["lilei", "xiao_li", "amy"])}${random.digits(4)}}`,
      () => `微信号：{account:${random.pick(["zhangsan", "hanmeimei", "wangwei"])}}`,
      () => `QQ{account:${1 + random.below(9)}${random.digits(5 + random.below(5))}}`,
      () => `QQ：{account:${1 + random.below(9)}${random.digits(8)}}`,
      () => `wechat ID: {account:john_${random.digits(3)}}`,
    ])(),
};

function mobile(random: Random): string {
  return `1${3 + random.below(7)}${random.digits(9)}`;
}

function fullWidth(text: string): string {
  return text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
}

function pad(number: number): string {
  return String(number).padStart(2, "0");
}

/** Puts the check character in place of the question mark. */
function complete(body: string, characters: string, passes: (number: string) => boolean): string {
  const number = [...characters].map((character) => body.replace("?", character)).find(passes);
  if (number === undefined) throw new Error(`no check character completes ${body}`);
  return number;
}

function completeIban(body: string): string {
  const numbers = Array.from({ length: 97 }, (_, check) => body.replace("??", pad(check + 2)));
  return numbers.find(passesIbanCheck) ?? body;
}
