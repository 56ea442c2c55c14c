declare module "opencc-js/dict/*" {
  /** `key value value|key value…` */
  const dictionary: string;
  export default dictionary;
}
