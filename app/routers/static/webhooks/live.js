// The event log as it grows: polls the feed from its end, by its cursor, so that nothing is skipped.
import { get } from "./api.js";
import { actButton, copyButton, h, notify, render } from "./dom.js";
import { atTime } from "./words.js";

const EVERY = 2000;
const BEGIN_WITH = 20;
const KEPT = 200;

function eventCard(event, isNew) {
  const text = JSON.stringify({ type: event.type, timestamp: event.timestamp, data: event.data }, null, 2);
  return h(
    "li",
    {},
    h(
      "details",
      { class: `card event ${isNew ? "new" : ""}` },
      h("summary", {}, h("code", {}, event.type), h("span", { class: "faint small" }, subjectOf(event)), atTime(event.timestamp)),
      h("div", { class: "inside" }, h("p", { class: "small" }, h("a", { href: `#/deliveries?event_id=${event.id}` }, "Its deliveries"), " · ", h("code", {}, event.id)), h("div", { class: "code" }, h("pre", { class: "wrap", tabindex: 0 }, text), copyButton(text))),
    ),
  );
}

function subjectOf({ data }) {
  const interview = data.interview ?? data.reminder;
  if (interview?.company) return [data.reminder?.action?.replaceAll("_", " "), `${interview.company}, ${interview.role}`].filter(Boolean).join(" · ");
  return data.endpoint?.url ?? "";
}

export async function liveView({ place, signal }) {
  const list = h("ol", { class: "stack feed", role: "log", "aria-label": "Events, newest first", "aria-relevant": "additions" });
  const empty = h("div", { class: "empty" }, h("h2", {}, "All quiet"), h("p", {}, "Events appear here within seconds of being raised. Send a test event from an endpoint to see one."));
  const dot = h("span", { class: "dot", "aria-hidden": "true" });
  const status = h("span", { id: "live-status" }, "Listening");
  let isPaused = false;
  let hasFailed = false;
  const toggle = actButton("Pause", () => {
    isPaused = !isPaused;
    toggle.textContent = isPaused ? "Resume" : "Pause";
    status.textContent = isPaused ? "Paused" : "Listening";
    dot.classList.toggle("still", isPaused);
  }, { id: "pause" });
  render(
    place,
    h("div", { class: "head" }, h("div", {}, h("h1", {}, "Live"), h("p", {}, "What happens, as it happens, whether an endpoint subscribes to it or not.")), h("div", { class: "actions" }, h("p", { class: "live" }, dot, status), toggle)),
    empty,
    list,
  );
  const take = (events, isNew) => {
    empty.hidden = empty.hidden || events.length > 0;
    list.prepend(...[...events].reverse().map((event) => eventCard(event, isNew)));
    while (list.childElementCount > KEPT) list.lastElementChild.remove();
  };
  const first = await get("events", { newest: "true", limit: BEGIN_WITH });
  if (signal.aborted) return;
  take(first.items, false);
  let cursor = first.next_cursor;
  const poll = async () => {
    if (signal.aborted) return;
    let next = EVERY;
    if (!isPaused && !document.hidden) {
      try {
        const page = await get("events", { cursor, limit: 100 });
        if (signal.aborted) return;
        take(page.items, true);
        cursor = page.next_cursor;
        if (page.items.length === 100) next = 100;
        if (hasFailed) status.textContent = "Listening";
        hasFailed = false;
      } catch (error) {
        if (signal.aborted) return;
        if (!hasFailed) notify(error.message, "bad");
        hasFailed = true;
        status.textContent = "Cut off, trying again";
        next = 3 * EVERY;
      }
      dot.classList.toggle("still", hasFailed);
    }
    setTimeout(poll, next);
  };
  setTimeout(poll, EVERY);
}
