// Three small helpers all modules share.
export const one = (selector, within = document) => within.querySelector(selector);
export const all = (selector, within = document) => [...within.querySelectorAll(selector)];

// Say something to who listens instead of looking; the same words twice are said twice.
export function say(text) {
  const live = one("#live");
  if (!live) return;
  live.textContent = "";
  setTimeout(() => (live.textContent = text), 50);
}

// Wait until somebody pauses before doing something costly.
export function paused(action, milliseconds = 350) {
  let timer = 0;
  return (...given) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...given), milliseconds);
  };
}
