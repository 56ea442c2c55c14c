/** Stands in a drawn page where the logo goes: whoever shows it has the picture. */
export const logoPlace = "data:,logo";
