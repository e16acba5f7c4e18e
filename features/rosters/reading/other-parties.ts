/** A date with the name of one of the other parties behind it. */
export const POLITICAL_PARTIES =
  /^(.*?\d[日号月份]?)\s*[；;，,、(（]?\s*(民革|民盟|民建|民进|农工党|农工|致公党|致公|九三学社|九三|台盟)[)）]?$/u;
