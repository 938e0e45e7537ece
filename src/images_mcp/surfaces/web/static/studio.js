// What every page gets: dialogs, the command palette, toasts that leave, the theme at once. Pages work without any of it.
import { all, one, say } from "./dom.js";

for (const hidden of all(".only-script")) hidden.hidden = false;

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-open]");
  if (opener) document.getElementById(opener.dataset.open)?.showModal();
  if (event.target instanceof HTMLDialogElement) event.target.close(); // the backdrop
  const menu = one("details.menu[open]");
  if (menu && !menu.contains(event.target)) menu.open = false;
});

document.addEventListener("keydown", (event) => {
  const menu = one("details.menu[open]");
  if (event.key === "Escape" && menu) {
    menu.open = false;
    one("summary", menu).focus();
  }
});

for (const toast of all(".toast.done")) if (toast.closest("#toasts")) setTimeout(() => toast.remove(), 6000);

// Sending twice is harmless (a form carries a mark of its own), but it should look harmless too.
document.addEventListener("submit", (event) => {
  if (event.defaultPrevented || event.target.method === "dialog") return;
  setTimeout(() => event.target.setAttribute("aria-busy", "true"));
});
addEventListener("pageshow", () => all("form[aria-busy]").forEach((form) => form.removeAttribute("aria-busy")));

const palette = one("#palette");
if (palette) {
  const words = one("input", palette);
  const rows = all("[role=option]", palette);
  const none = one(".empty-line", palette);
  const shown = () => rows.filter((row) => !row.hidden);
  const mark = (row) => {
    for (const other of rows) other.setAttribute("aria-selected", String(other === row));
    if (row) words.setAttribute("aria-activedescendant", row.id);
    else words.removeAttribute("aria-activedescendant");
    row?.scrollIntoView({ block: "nearest" });
  };
  const filter = () => {
    const wanted = words.value.trim().toLowerCase();
    for (const row of rows) row.hidden = !row.textContent.toLowerCase().includes(wanted);
    none.hidden = shown().length > 0;
    mark(shown()[0]);
  };
  const choose = (row) => {
    palette.close();
    if (row.dataset.go) location.assign(row.dataset.go);
    else if (row.dataset.press) document.getElementById(row.dataset.press)?.click();
    else if (row.dataset.themeIs) theme(row.dataset.themeIs);
  };
  const open = () => {
    words.value = "";
    filter();
    palette.showModal();
    words.focus();
  };
  one("[data-open=palette]")?.addEventListener("click", () => setTimeout(filter));
  words.addEventListener("input", filter);
  palette.addEventListener("click", (event) => {
    const row = event.target.closest("[role=option]");
    if (row) choose(row);
  });
  palette.addEventListener("keydown", (event) => {
    const list = shown();
    const at = list.findIndex((row) => row.getAttribute("aria-selected") === "true");
    if (event.key === "ArrowDown") mark(list[(at + 1) % list.length]);
    else if (event.key === "ArrowUp") mark(list[(at - 1 + list.length) % list.length]);
    else if (event.key === "Enter" && list[at]) choose(list[at]);
    else if (event.key === "Escape") palette.close(); // a search field would only be emptied by the first one
    else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      event.preventDefault();
      if (!palette.open) open();
    }
  });
}

// The theme changes at once; the form of the menu, or this cookie, keeps it.
function theme(name) {
  document.documentElement.dataset.theme = name;
  document.cookie = `studio-theme=${name}; path=/studio; samesite=strict; max-age=${365 * 24 * 3600}`;
  for (const radio of all("input[name=theme]")) radio.checked = radio.value === name;
}
for (const radio of all("input[name=theme]")) radio.addEventListener("change", () => theme(radio.value));

// Keys a page declares: data-key="z" or data-key="shift+z" presses the element, unless somebody is typing.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || one("dialog[open]")) return;
  if (event.target.closest("input, textarea, select, [contenteditable]") && event.target.type !== "radio") return;
  const key = (event.shiftKey && event.key.length === 1 && /[a-z]/i.test(event.key) ? "shift+" : "") + event.key.toLowerCase();
  const target = all("[data-key]").find((element) => element.dataset.key === key && !element.disabled);
  if (target) {
    event.preventDefault();
    target.click();
  }
});

if ("serviceWorker" in navigator && one(".places")) {
  navigator.serviceWorker.register("/studio/worker.js", { scope: "/studio" }).catch(() => {});
}
const told = one("#toasts .toast p");
if (told) say(told.textContent);
