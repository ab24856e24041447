// How the page names states and times.
import { h } from "./dom.js";

export const STATES = {
  pending: { word: "On its way", tone: "wait" },
  delivered: { word: "Delivered", tone: "good" },
  exhausted: { word: "Gave up", tone: "bad" },
  held: { word: "Held", tone: "wait" },
  blocked: { word: "Blocked", tone: "bad" },
  superseded: { word: "Superseded", tone: "rest" },
  cancelled: { word: "Cancelled", tone: "rest" },
};

export const RESULTS = {
  delivered: { word: "Delivered", tone: "good" },
  failed: { word: "Failed", tone: "bad" },
  gone: { word: "Gone", tone: "bad" },
  blocked: { word: "Blocked", tone: "bad" },
  timed_out: { word: "Timed out", tone: "bad" },
};

// Reasons for which an endpoint is disabled that are codes. All others are sentences.
export const REASONS = { "secret-unreadable": "The service cannot decrypt its secret. Rotate the secret, then recover." };

export const EVENTS = {
  Reminders: ["due", "overdue", "expired", "completed", "skipped", "cancelled", "rescheduled"].map((n) => `reminder.${n}`),
  Interviews: ["created", "updated", "completed", "cancelled", "outcome_recorded"].map((n) => `interview.${n}`),
  Commitments: ["commitment.recorded", "commitment.missed"],
  Drafts: ["draft.created", "draft.sent"],
  Others: ["candidate.erased", "endpoint.disabled"],
};

export function pill({ word, tone }) {
  return h("span", { class: `pill ${tone}` }, word);
}

const RETRYING = { word: "Retrying", tone: "bad" };

// The state in words. One that has failed and is to be tried again is told from one that has not been tried.
export function stateOf({ state, attempt_count: tries, reason }) {
  if (state === "pending" && tries > 0 && reason) return RETRYING;
  return STATES[state] ?? { word: state, tone: "rest" };
}

export function statePill(delivery) {
  return pill(stateOf(delivery));
}

// What an endpoint's owner wants to know first.
export function condition(endpoint, health) {
  if (endpoint.status === "disabled") return { word: "Disabled", tone: "bad" };
  if (!health) return { word: "Enabled", tone: "rest" };
  if (health.paused_until && new Date(health.paused_until) > new Date()) return { word: "Paused after failures", tone: "bad" };
  if (health.failing_since) return { word: "Failing", tone: "bad" };
  if (health.latest.some((delivery) => delivery.state === "delivered")) return { word: "Healthy", tone: "good" };
  if (health.latest.length) return { word: "Nothing delivered yet", tone: "wait" };
  return { word: "Nothing sent yet", tone: "rest" };
}

const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const absolute = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "medium" });
const timeOnly = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium" });
const UNITS = [["day", 86400], ["hour", 3600], ["minute", 60]];

export function ago(instant) {
  const seconds = (new Date(instant) - Date.now()) / 1000;
  if (Math.abs(seconds) < 45) return seconds > 5 ? "in a moment" : "just now";
  const [unit, length] = UNITS.find(([, size]) => Math.abs(seconds) >= size * 0.95) ?? UNITS[2];
  return relative.format(Math.round(seconds / length), unit);
}

export function when(instant) {
  return h("time", { datetime: instant, title: absolute.format(new Date(instant)) }, ago(instant));
}

export function exactly(instant) {
  return h("time", { datetime: instant }, absolute.format(new Date(instant)));
}

// The time alone for what happened today.
export function atTime(instant) {
  const date = new Date(instant);
  const isToday = date.toDateString() === new Date().toDateString();
  return h("time", { datetime: instant, title: absolute.format(date) }, isToday ? timeOnly.format(date) : absolute.format(date));
}

export function plural(count, one, many = `${one}s`) {
  return `${count} ${count === 1 ? one : many}`;
}

export function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
