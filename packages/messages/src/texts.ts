/** The shape of an area's texts, whatever they say: English is the type, the other languages satisfy it. */
export type Texts<Area> = { readonly [Key in keyof Area]: Area[Key] extends string ? string : Texts<Area[Key]> };
