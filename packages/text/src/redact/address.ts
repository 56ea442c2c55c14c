import { ADDRESS_WORDS, anyOf } from "./cues.ts";
import type { Finding } from "./kinds.ts";
import { type Scan, textAfter, textBefore } from "./scan.ts";

const LONGEST = 30;

/** What the name of a road or lane ends with. */
const ROAD =
  /(?:[^马馬公水網网铁鐵道]路|[^知味渠频頻通跑车車隧赛賽管]道|街|巷|弄|胡同|[路街道]\p{Script=Han}{1,2}段)$/u;
const NUMBER = /(?<number>\d{1,5}(?:-\d{1,4})?) ?[号號](?![线線口门門窗闸閘机機桌位柜櫃台厅廳馆館店铺鋪])/gu;
/** Building, stair and room behind the number of the house. */
const ROOMS =
  /^(?:,? ?(?:\d{1,4}|[A-Za-z]|[一二三四五六七八九十]{1,3}) ?(?:[号號][楼樓]|[栋棟幢座]|[单單]元|[楼樓层層室房户戶]|[号號]房))(?:,? ?(?:\d{1,4}|[A-Za-z]|[一二三四五六七八九十]{1,3}) ?(?:[号號][楼樓]|[栋棟幢座]|[单單]元|[楼樓层層室房户戶]|[号號]房?)){0,3}(?: ?\d{2,4}(?!\d))?/u;
/** 万科花园3栋502: a building and a room of an estate. */
const BUILDING =
  /(?<number>\d{1,3}) ?(?:[号號][楼樓]|[栋棟幢])(?: ?(?:\d|[一二三四五六七八九]) ?[单單]元)? ?\d{2,4} ?[室房号號户戶]?(?!\d)/gu;

/** A lane has a number of its own: 文化路一段188巷. */
const PLACE_BEFORE = /\p{Script=Han}{2,24}(?:\d{1,4}[巷弄])?$/u;
const LEAD_IN = new RegExp(`^.{0,28}${anyOf(ADDRESS_WORDS)}(?=\\p{Script=Han}{2})`, "u");
/** The address of a shop says nothing about whoever writes. */
const SHOP_AFTER = /^[^,，。.!！?？]{0,4}(?:店|商场|商場|专柜|專櫃|store|shop|branch|outlet)/iu;

const ENGLISH =
  /(?<![\w-])(?:(?:Flat|Apt\.?|Apartment|Unit) \w{1,5},? )?\d{1,5}[A-Za-z]? (?:[A-Z][\p{L}'’]{1,20} ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Boulevard|Blvd|Court|Ct|Terrace|Crescent|Close|Square|Gardens)(?![A-Za-z])(?:,? (?:Flat|Apt\.?|Apartment|Unit|Suite) \w{1,5})?/gu;

/**
 * Addresses by their form: a road and the number of a house, with building and room behind it; an estate with building and room. The address of a
 * shop stays, and so does a road or a town without a number.
 */
export function findAddresses(scan: Scan): Finding[] {
  const { text } = scan;
  const houses = [...text.matchAll(NUMBER)].map(({ 0: found, index }) => {
    const before = PLACE_BEFORE.exec(textBefore(scan, index, LONGEST))?.[0] ?? "";
    if (!ROAD.test(before)) return null;
    const rooms = ROOMS.exec(textAfter(scan, index + found.length, 40))?.[0] ?? "";
    return placed(index, before, index + found.length + rooms.length);
  });
  const buildings = [...text.matchAll(BUILDING)].map(({ 0: found, index }) => {
    const before = PLACE_BEFORE.exec(textBefore(scan, index, LONGEST))?.[0] ?? "";
    return before.length < 2 ? null : placed(index, before, index + found.trimEnd().length);
  });
  const english = [...text.matchAll(ENGLISH)].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
  }));
  return [...houses, ...buildings, ...english]
    .filter((span) => span !== null)
    .filter(({ end }) => !SHOP_AFTER.test(textAfter(scan, end, 12)))
    .map((span) => ({ ...span, kind: "address" }));
}

/** From the first character of the place, behind whatever leads to it: 我住在|上海市…. */
function placed(number: number, before: string, end: number) {
  const leadIn = LEAD_IN.exec(before)?.[0].length ?? 0;
  return { start: number - before.length + leadIn, end };
}
