// Sets language, theme and type size before the first paint, from what was chosen on this machine.
// A file of its own, because the page's rules allow no script inside the page. Keys as in ui/appearance/preference.ts.
(() => {
  const root = document.documentElement;
  const kept = (key) => {
    try {
      return localStorage.getItem(`zugong.${key}`);
    } catch {
      return null;
    }
  };
  root.dataset.theme = kept("theme") ?? "light";
  root.dataset.size = kept("size") ?? "normal";
  if (kept("language") === "en") root.lang = "en";
})();
