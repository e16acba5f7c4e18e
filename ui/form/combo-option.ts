/** One choice of a combo box. */
export interface ComboOption {
  value: string;
  label: string;
  /** In small type at the right: the district of a branch. */
  detail?: string | undefined;
}
