import { useWords } from "#ui/language/language.tsx";
import { ROLES, type Role } from "../roles.contract.ts";

/** Says a role in the reader's language. */
export function useRoleName(): (role: Role) => string {
  const say = useWords();
  return (role) => say(ROLES[role].name);
}
