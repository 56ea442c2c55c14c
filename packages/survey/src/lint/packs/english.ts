import type { Pack } from "./pack.ts";

const praise =
  "award[- ]winning|excellent|amazing|great|world[- ]class|friendly|helpful|fantastic|superb|outstanding|wonderful|improved|best|leading|top[- ]notch|high[- ]quality|professional|innovative|premium|state[- ]of[- ]the[- ]art|industry[- ]leading|dedicated|hard[- ]?working|delicious|popular|renowned|convenient|fast|caring|exceptional|unbeatable|trusted";
const extremes =
  "great|amazing|awesome|fantastic|wonderful|excellent|terrific|superb|outstanding|delightful|impressed|delighted|thrilled|terrible|awful|horrible|bad|poor|frustrated|frustrating|annoyed|annoying|disappointed|disappointing|angry|upset";
const topMark =
  "(?<!\\b(?:to|through) ?|[-–] ?)(?:10|ten|9|nine|5|five)(?:[- ]?stars?)?|(?:full|top|highest|maximum|perfect|high|best)(?: possible)? (?:marks?|scores?|ratings?)|perfect (?:10|ten)";

export const english: Pack = {
  doubleBarrelled: [
    /\b([\p{L}'-]{1,40}(?: [\p{L}'-]{1,40})?),? (?:and|as well as|along with|together with|and\/or) ((?:the |our |your |its |their )?[\p{L}'-]{1,40})/giu,
    /\b(\p{L}{4,}) ?\/ ?(\p{L}{4,})\b/giu,
  ],
  oneThing: [
    /\b(?:friends?|famil(?:y|ies)|colleagues?|relatives) (?:and|or|\/) (?:friends?|famil(?:y|ies)|colleagues?|relatives)\b/gi,
    /\b(?:products?|goods) ?(?:and|or|\/) ?(?:services?)\b/gi,
    /\b(?:comments?|questions?|ideas?|feedback|thoughts|opinions?) (?:and|or) (?:comments?|concerns?|suggestions?|ideas?|feedback|thoughts|opinions?)\b/gi,
    /\b(?:terms and conditions|pros and cons|research and development|health and safety|bed and breakfast|food and drinks?|name and (?:address|number)|first and last name|date and time|day and night|more and more|again and again|now and then|so and so|black and white|back and forth|up and running|drag and drop|question and answer|click and collect|check and mate|arts and crafts|search and filter)\b/gi,
    /\band (?:please|why|how|if|we|you|i|then|so|rate|tell|choose|select|indicate|click|let|answer|share|describe|explain|give|pick|mark|\d)\b/gi,
    /\b(?:between|from) \S+ and \S+/gi,
    // What the ends of the scale mean is one thing.
    /\b(?:\d+|where|with) (?:is|means|being|=|meaning) [^.;?]{1,60}?\band \d+/gi,
    /\d[^.;?]{0,40}?\band (?:a )?(?:\d+|five|seven|ten)\b/gi,
    /\b(?:yes|he|him|his|she|true|either|he or she) ?\/ ?(?:no|she|her|hers|he|false|or|they)\b/gi,
    /\b(?:including|such as|for example|e\.g\.,?|like) [^?.]{1,100}/gi,
    /\([^)]{1,120}\)/g,
  ],
  leading: [
    /\b(?:don['’]?t|do not|wouldn['’]?t|would(?! you (?:also )?(?:say|think|feel|find|love|enjoy|prefer))|isn['’]?t|aren['’]?t|didn['’]?t|can['’]?t|won['’]?t) you (?:also )?(?:agree|think|say|love|feel|enjoy|prefer|find)\b/gi,
    /\bdo you (?:also |not )?agree (?:that|with)\b/gi,
    /\b(?:isn['’]?t|wasn['’]?t|aren['’]?t|weren['’]?t) (?:it|our|the|this)\b/gi,
    /\bhow (?:much )?(?:do|did|would|will) you (?:really )?(?:love|enjoy|adore|hate|appreciate)\b/gi,
    /\b(?:what|why) (?:do|did) you (?:really )?(?:love|enjoy|adore|hate)\b/gi,
    new RegExp(`\\bhow (?:very |really |absolutely |incredibly )?(?:${extremes})\\b`, "gi"),
    new RegExp(
      `\\b(?:our|the|this|these) (?:new |own |very |truly |highly )?(?:and )?(?:${praise})(?:,? (?:and )?\\p{L}+)? \\p{L}+`,
      "giu",
    ),
    /\b(?:most|many|all|the majority) (?:of )?(?:our |other )?(?:people|customers|users|guests|clients|visitors|experts)\b[^?.]{0,40}?\b(?:love|like|agree|say|think|prefer|enjoy|recommend|find|rate|believe|choose)\b/gi,
    /\b(?:every(?:one|body) (?:knows|agrees|loves|says)|as (?:you|we all) know|of course|obviously|undoubtedly|without (?:a )?doubt|surely|clearly|needless to say|it is well known)\b/gi,
    /,? ?\b(?:right|correct|don['’]?t you|isn['’]?t it|aren['’]?t you|weren['’]?t you|wasn['’]?t it|didn['’]?t you|wouldn['’]?t you|haven['’]?t you)\s?\?/gi,
    /\bhow much (?:better|faster|easier|happier|nicer|worse|slower)\b/gi,
    /\b(?:considering|given|now that|since) (?:how|that|all|our|we)\b[^?.,]{0,60}/gi,
    /\bhow (?:badly|poorly|slowly|brilliantly|wonderfully)\b/gi,
  ],
  scoreCoaching: [
    new RegExp(
      `\\b(?:give|rate|score|mark|award|leave) (?:us|me|him|her|them|our|the|your|this|a|an)\\b[^.?!]{0,30}?\\b(?:${topMark})\\b(?! ?(?:(?:to|out|point|minutes?|being|is|means)\\b|[-–=]))`,
      "gi",
    ),
    new RegExp(
      `\\b(?:please|kindly) (?:choose|select|pick|tick|click|press|leave|give|answer(?: with)?) (?:a |an |the )?[“"']?(?:${topMark}|very satisfied|extremely (?:likely|satisfied)|strongly agree|excellent)`,
      "gi",
    ),
    /\b(?:anything|any score|a score|scores?|ratings?) (?:less|lower|below|under|other)(?: than)?(?: an?)? ?(?:10|ten|9|nine|8|eight|5|five|4|four)\b/gi,
    /\bonly (?:an? )?(?:10|ten|9|nine|5|five)s?\b[^.?!]{0,30}?\b(?:counts?|pass(?:es)?|help|good)\b/gi,
    /\b(?:your|a|every) (?:top|high|perfect|good|positive|10|5[- ]star|five[- ]star) (?:scores?|ratings?|reviews?)\b[^.?!]{0,40}?\b(?:help|mean|support|affect|keep|make)s?\b/gi,
    /\b(?:bonus(?:es)?|pay|salary|job|jobs|wages|appraisal|commission)\b[^.?!]{0,30}?\b(?:depends?|relies|rely|based|linked|tied)\b/gi,
    new RegExp(
      `\\b(?:hope|hoping|aim|strive|want|like|love|earned?|deserved?|worthy of)\\b[^.?!]{0,30}?\\b(?:${topMark})(?! ?(?:(?:to|out|minutes?)\\b|[-–]))\\b`,
      "gi",
    ),
    /\b(?:discount|coupon|voucher|gift|reward|prize|refund)s?\b[^.?!]{0,40}?\b(?:5[- ]star|five[- ]star|good|positive|high|top|perfect|10)\b/gi,
    /\b(?:5[- ]star|five[- ]star|positive|perfect|top) (?:reviews?|ratings?|scores?)\b[^.?!]{0,40}?\b(?:discount|coupon|voucher|gift|reward|prize|refund)s?\b/gi,
  ],
};
