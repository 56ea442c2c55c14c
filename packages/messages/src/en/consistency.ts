/** Voice / Consistency. */
export const consistency = {
  title: "Consistency",
  lead: "Whether customers get the same wherever they meet you, beyond what chance makes.",
  by: "Units",
  metric: "Score",
  touchpoint: "Touchpoint",
  channel: "Channel",
  spread: {
    none: "{metric}: no difference between units beyond chance",
    some: "{metric}: units are {value} apart beyond chance",
    few: "{metric}: too few units to say how far they are apart",
  },
  spreadLead:
    "The standard deviation between units that sampling does not explain, with 95% interval: {range}. 0 is as consistent as can be.",
  fewLead: "It takes five units with enough answers.",
  order:
    "The order goes by the drawn-in value: a unit’s score pulled towards all units by how little it rests on. Ranks are those that chance leaves open; units whose ranks overlap are tied.",
  tied: "Everybody is tied: any unit may stand in any place.",
  left: "{count, plural, one {# unit has} other {# units have}} too few answers and {count, plural, one {is} other {are}} in no order.",
  table: {
    caption: "Units by drawn-in value",
    unit: "Unit",
    axis: "Score on an axis",
    value: "Score",
    shrunk: "Drawn in",
    rank: "Rank",
    ranks: "{low}–{high}",
  },
  none: {
    title: "Too few units with enough answers to compare",
    body: "It takes two units with enough answers each. A longer period, fewer filters or other units may have them.",
  },
};
