/**
 * Columns of people.person that hold an element of the dictionary, named as it is; the numbers by their masks. What is
 * read of a file and what an import writes are the same.
 */
export const ELEMENT_COLUMNS = [
  "name",
  "sex",
  "birth_date",
  "ethnicity",
  "education",
  "native_place",
  "occupation",
  "work_post",
  "identity_mask",
  "phone_mask",
  "member_type",
  "member_state",
  "official_level",
  "apply_date",
  "activist_date",
  "object_date",
  "join_date",
  "full_date",
] as const;
