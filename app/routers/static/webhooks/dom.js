// Builds the page's elements. Text goes in as text, never as markup, so nothing an event says can run.

export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value" || name === "checked") element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

// Replaces what a container shows. Whoever was on an element with an id finds themselves on its successor.
export function render(container, ...children) {
  const focused = container.contains(document.activeElement) ? document.activeElement.id : "";
  container.replaceChildren(...children.flat(3).filter(Boolean));
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

export function notify(text, tone = "good") {
  const notice = h("div", { class: `notice ${tone}` }, text);
  document.getElementById("notices").append(notice);
  setTimeout(() => notice.remove(), tone === "bad" ? 9000 : 5000);
}

// A button that is busy while its work is under way, and says kindly what went wrong.
export function actButton(label, work, properties = {}) {
  const button = h("button", { type: "button", ...properties }, label);
  button.addEventListener("click", () => whileBusy(button, work).catch(showProblem));
  return button;
}

export async function whileBusy(button, work) {
  if (button.disabled) return undefined;
  button.disabled = true;
  button.setAttribute("aria-busy", "true");
  try {
    return await work();
  } finally {
    button.disabled = false;
    button.removeAttribute("aria-busy");
  }
}

export function showProblem(error) {
  if (!error.isProblem) console.error(error);
  notify(error.isProblem ? error.message : "Something on this page went wrong. Reload it and try again.", "bad");
}

export function problemBox(error) {
  if (!error.isProblem) console.error(error);
  return h(
    "div",
    { class: "alert", role: "alert" },
    h("b", {}, error.isProblem ? error.title : "Something on this page went wrong"),
    error.isProblem ? error.message : "Reload it and try again.",
    error.requestId ? h("p", { class: "small faint" }, "Request ", h("code", {}, error.requestId)) : null,
  );
}

let fields = 0;

export function field(label, control, hint) {
  fields += 1;
  control.id ||= `field-${fields}`;
  const note = hint ? h("p", { class: "hint", id: `${control.id}-hint` }, hint) : null;
  if (note) control.setAttribute("aria-describedby", note.id);
  return h("div", { class: "field" }, h("label", { for: control.id }, label), control, note);
}

// Puts what the service says about a field beneath it. Returns false if the form has no such field.
export function markWrong(control, message) {
  if (!control) return false;
  control.setAttribute("aria-invalid", "true");
  const text = h("p", { class: "wrong" }, message);
  (control.closest(".field, fieldset") ?? control).append(text);
  control.addEventListener("input", () => { text.remove(); control.removeAttribute("aria-invalid"); }, { once: true });
  return true;
}

export function copyButton(text, label = "Copy") {
  const button = h("button", { type: "button", class: "copy" }, label);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(typeof text === "function" ? text() : text);
      button.textContent = "Copied";
    } catch {
      button.textContent = "Select it and copy by hand";
    }
    setTimeout(() => { button.textContent = label; }, 2000);
  });
  return button;
}
