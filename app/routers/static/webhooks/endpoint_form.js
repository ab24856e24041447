// The form that adds or changes an endpoint.
import { ask } from "./api.js";
import { openDialog } from "./dialogs.js";
import { field, h, markWrong, problemBox, render, whileBusy } from "./dom.js";
import { EVENTS } from "./words.js";

const KNOWN = Object.values(EVENTS).flat();

// Spells patterns such as `reminder.*` out, so that each event has its box.
function spelledOut(patterns) {
  return new Set(KNOWN.filter((name) => patterns.some((p) => p === name || (p.endsWith(".*") && name.startsWith(p.slice(0, -1))))));
}

function check(name, value, text, properties = {}) {
  return h("label", { class: "choice" }, h("input", { name, value, type: "checkbox", ...properties }), h("span", {}, text));
}

function eventChoice(endpoint) {
  const patterns = endpoint?.event_types ?? ["*"];
  const chosen = spelledOut(patterns);
  const all = patterns.includes("*");
  const list = h(
    "div",
    { class: "events-choice", hidden: all },
    Object.entries(EVENTS).map(([group, names]) => [
      h("p", { class: "group" }, group),
      names.map((name) => check("event", name, h("code", {}, name), { checked: chosen.has(name) })),
    ]),
  );
  const choose = (value, text, checked) =>
    h("label", { class: "choice" }, h("input", { type: "radio", name: "which", value, checked, onchange: () => { list.hidden = value === "all"; } }), h("span", {}, text));
  return h("fieldset", {}, h("legend", {}, "Events"), choose("all", "All events, future kinds included", all), choose("some", "Only some", !all), list);
}

function patternsOf(form, endpoint) {
  const data = new FormData(form);
  if (data.get("which") === "all") return ["*"];
  const chosen = new Set(data.getAll("event"));
  const before = endpoint && !endpoint.event_types.includes("*") ? spelledOut(endpoint.event_types) : null;
  // Untouched boxes leave patterns as they were written, so that `reminder.*` goes on to cover future kinds.
  if (before && before.size === chosen.size && [...before].every((name) => chosen.has(name))) return endpoint.event_types;
  return [...chosen];
}

function option(value, text, now) {
  return h("option", { value, selected: now === value }, text);
}

// Resolves to the endpoint as the service answered it, undefined if the form was closed.
export function editEndpoint(endpoint, etag) {
  return new Promise((resolve) => {
    const once = crypto.randomUUID();
    const url = h("input", { class: "mono", type: "url", name: "url", required: true, maxlength: 2048, placeholder: "https://example.com/hook", value: endpoint?.url ?? "", spellcheck: "false" });
    const description = h("input", { name: "description", maxlength: 500, value: endpoint?.description ?? "" });
    const payload = h("select", { name: "payload" }, option("full", "Full", endpoint?.payload), option("thin", "Thin: ids only", endpoint?.payload));
    const format = h("select", { name: "format" }, option("standard", "Standard Webhooks", endpoint?.format), option("cloudevents", "CloudEvents", endpoint?.format));
    const inFlight = h("input", { name: "max_in_flight", type: "number", min: 1, max: 1000, value: endpoint?.max_in_flight ?? "", placeholder: "The service's default" });
    const rate = h("input", { name: "rate_per_second", type: "number", min: 0.01, max: 10000, step: "any", value: endpoint?.rate_per_second ?? "", placeholder: "Unlimited" });
    const trouble = h("div");
    const save = h("button", { type: "submit", class: "main" }, endpoint ? "Save changes" : "Add endpoint");
    const form = h(
      "form",
      { novalidate: true },
      field("URL", url, "Events are posted here. It must be https and lead to a public address."),
      field("Description", description),
      eventChoice(endpoint),
      h("div", { class: "pair" }, field("Payload", payload), field("Format", format)),
      h("div", { class: "pair" }, field("At once, at most", inFlight, "Deliveries under way at the same time."), field("Per second, at most", rate)),
      h("fieldset", {}, h("legend", {}, "Signatures"), check("asymmetric_signature", "yes", "Sign with a key pair of this endpoint too (v1a), beside its secret (v1)", { checked: endpoint?.asymmetric_signature })),
      trouble,
      h("div", { class: "actions" }, h("button", { type: "button", onclick: () => dialog.close() }, "Cancel"), save),
    );
    const dialog = openDialog(endpoint ? "Edit endpoint" : "Add an endpoint", {}, form);
    let result;
    dialog.addEventListener("close", () => resolve(result));

    const send = async () => {
      render(trouble);
      form.querySelectorAll(".wrong").forEach((text) => text.remove());
      const body = {
        url: url.value.trim(),
        description: description.value.trim() || null,
        event_types: patternsOf(form, endpoint),
        payload: payload.value,
        format: format.value,
        asymmetric_signature: form.elements.asymmetric_signature.checked,
        max_in_flight: inFlight.value ? Number(inFlight.value) : null,
        rate_per_second: rate.value ? Number(rate.value) : null,
      };
      if (!body.url) {
        markWrong(url, "Say where events are to be posted.");
        url.focus();
        return;
      }
      if (!body.event_types.length) {
        markWrong(form.querySelector("fieldset"), "Choose at least one event.");
        return;
      }
      try {
        const answer = endpoint
          ? await ask("PATCH", `webhook-endpoints/${endpoint.id}`, { body, ifMatch: etag })
          : await ask("POST", "webhook-endpoints", { body, once });
        result = answer.data;
        dialog.close();
      } catch (error) {
        const unplaced = error.isProblem ? error.errors.filter(({ pointer, message }) => !markWrong(form.elements[pointer?.split("/")[1]], message)) : [];
        if (!error.isProblem || !error.errors.length || unplaced.length) render(trouble, problemBox(error));
        form.querySelector("[aria-invalid]")?.focus();
      }
    };
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      whileBusy(save, send);
    });
  });
}
