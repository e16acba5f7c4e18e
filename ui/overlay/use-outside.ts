import { type RefObject, useEffect } from "react";

/** Calls when a press or the focus goes outside of a part that floats. */
export function useOutside(box: RefObject<HTMLElement | null>, active: boolean, onOutside: () => void): void {
  useEffect(() => {
    if (!active) return undefined;
    function look(event: Event) {
      if (event.target instanceof Node && !box.current?.contains(event.target)) onOutside();
    }
    document.addEventListener("pointerdown", look, true);
    document.addEventListener("focusin", look, true);
    return () => {
      document.removeEventListener("pointerdown", look, true);
      document.removeEventListener("focusin", look, true);
    };
  }, [box, active, onOutside]);
}
