// Wall clocks of zones, by the browser's own zone data.

const formats = new Map();

function formatOf(zone) {
  if (!formats.has(zone)) {
    formats.set(zone, new Intl.DateTimeFormat("en-GB", {
      timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit",
      hour: "2-digit", minute: "2-digit", weekday: "short",
    }));
  }
  return formats.get(zone);
}

/** What a clock on a wall in `zone` shows at an instant (milliseconds). */
export function wall(instant, zone) {
  const part = Object.fromEntries(formatOf(zone).formatToParts(instant).map(({ type, value }) => [type, value]));
  return {
    day: `${part.year}-${part.month}-${part.day}`,
    time: `${part.hour}:${part.minute}`,
    share: (Number(part.hour) * 60 + Number(part.minute)) / 1440,
  };
}

/** The instant at which clocks in `zone` show `text` (YYYY-MM-DDTHH:MM); the first of two. */
export function instantOf(text, zone) {
  const asUtc = Date.parse(`${text}:00Z`);
  const offset = (at) => {
    const { day, time } = wall(at, zone);
    return Date.parse(`${day}T${time}:00Z`) - at;
  };
  const before = asUtc - offset(asUtc - 86_400_000);
  return offset(before) === asUtc - before ? before : asUtc - offset(asUtc + 86_400_000);
}

export function localText(instant, zone) {
  const { day, time } = wall(instant, zone);
  return `${day}T${time}`;
}

const dayNames = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", weekday: "short", day: "numeric", month: "short" });

/** "Mon 23 Nov" of YYYY-MM-DD. */
export function dayName(day) {
  return dayNames.format(Date.parse(`${day}T00:00Z`)).replace(",", "");
}

export function isWeekend(day) {
  return [0, 6].includes(new Date(`${day}T00:00Z`).getUTCDay());
}

/** Whole days from one YYYY-MM-DD to another. */
export function daysBetween(first, second) {
  return Math.round((Date.parse(`${second}T00:00Z`) - Date.parse(`${first}T00:00Z`)) / 86_400_000);
}

/** "Mon 23 Nov, 19:00". */
export function spoken(instant, zone) {
  const { day, time } = wall(instant, zone);
  return `${dayName(day)}, ${time}`;
}

/** The last part of a zone's name, as people say it. */
export function place(zone) {
  return zone.split("/").pop().replaceAll("_", " ");
}
