// Dialogs: a question before anything that cannot be undone, and secrets that are shown once.
import { actButton, copyButton, h, problemBox, render, whileBusy } from "./dom.js";

let titles = 0;

export function openDialog(title, properties, ...children) {
  titles += 1;
  const heading = h("h2", { id: `dialog-${titles}` }, title);
  const dialog = h("dialog", { "aria-labelledby": heading.id, ...properties }, heading, children);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

// Asks, and does the work if the answer is yes. `extra` may hold fields that the work reads.
export function confirm({ title, text, label, work, extra = [], danger = false }) {
  return new Promise((resolve) => {
    const trouble = h("div");
    const go = h("button", { type: "submit", class: danger ? "danger sure" : "main" }, label);
    const form = h(
      "form",
      {},
      extra,
      trouble,
      h("div", { class: "actions" }, h("button", { type: "button", onclick: () => dialog.close() }, "Not now"), go),
    );
    const dialog = openDialog(title, { class: "narrow" }, h("p", {}, text), form);
    let result;
    dialog.addEventListener("close", () => resolve(result));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      whileBusy(go, async () => {
        try {
          result = (await work()) ?? true;
          dialog.close();
        } catch (error) {
          render(trouble, problemBox(error));
        }
      });
    });
  });
}

export function showSecret(endpoint, text) {
  return new Promise((resolve) => {
    const secret = h("input", { class: "mono", readonly: true, value: endpoint.secret, "aria-label": "Signing secret" });
    const dialog = openDialog(
      "Keep this secret now",
      { class: "narrow" },
      h("p", {}, text),
      h("div", { class: "secret" }, secret, copyButton(endpoint.secret)),
      h(
        "div",
        { class: "actions" },
        h("a", { class: "button", href: "#/signatures", onclick: () => dialog.close() }, "How to verify"),
        actButton("I have kept it", () => dialog.close(), { class: "main" }),
      ),
    );
    dialog.addEventListener("close", resolve);
    secret.select();
  });
}
