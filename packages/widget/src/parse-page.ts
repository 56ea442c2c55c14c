/**
 * A page that came, to take parts of. Its style stays behind: the page that stands has its own, and its policy, which holds for what is parsed as well,
 * allows no other.
 */
export const parsePage = (html: string): Document =>
  new DOMParser().parseFromString(html.replace(/<style>[\s\S]*?<\/style>/, ""), "text/html");
