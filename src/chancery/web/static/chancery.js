// Plots, keys and the theme. Pages work without it, but for the plots.
"use strict";

const style = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

// Colours in a plot are names of the page's style: "--event".
const coloured = (value) => {
  if (typeof value === "string") return value.startsWith("--") ? style(value) : value;
  if (Array.isArray(value)) return value.map(coloured);
  if (value && typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, coloured(each)]));
  return value;
};

// Texts in plots come from documents: Plotly reads a few tags in them, so none is left. Templates are ours; addresses are not shown.
const OWN = ["hovertemplate", "customdata"];
const plain = (value, key) => {
  if (typeof value === "string")
    return OWN.includes(key) ? value : value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  if (Array.isArray(value)) return value.map((each) => plain(each, key));
  if (value && typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plain(each, name)]));
  return value;
};

function draw(figure) {
  const told = JSON.parse(figure.querySelector("script").textContent);
  const canvas = figure.querySelector(".canvas");
  for (const trace of told.data) if (trace.meta?.short && canvas.clientWidth < 600) trace.text = trace.meta.short;
  const axis = { gridcolor: "--line", zerolinecolor: "--edge", linecolor: "--line", automargin: true, fixedrange: true };
  const { margin, legend, ...rest } = told.layout;
  const axes = Object.keys(rest).filter((name) => /^[xy]axis/.test(name));
  const layout = coloured({
    paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)", hovermode: "closest", dragmode: false,
    font: { color: "--ink", family: getComputedStyle(document.body).fontFamily, size: 12 },
    hoverlabel: { bgcolor: "--panel", bordercolor: "--edge", font: { color: "--ink" }, align: "left" },
    ...rest, margin: { l: 40, r: 12, t: 10, b: 30, ...margin },
    legend: { orientation: "h", x: 0, y: 1.02, yanchor: "bottom", traceorder: "normal", itemclick: false, itemdoubleclick: false, ...legend },
    ...Object.fromEntries([...new Set(["xaxis", "yaxis", ...axes])].map((name) => [name, { ...axis, ...rest[name] }])),
  });
  Plotly.react(canvas, coloured(plain(told.data)), layout, { displayModeBar: false, responsive: true }).then(() => {
    if (canvas.dataset.bound) return;
    canvas.dataset.bound = "yes";
    canvas.on("plotly_click", (event) => {
      const goal = event.points[0].customdata;
      if (typeof goal === "string" && goal.startsWith("/")) location.assign(goal);
    });
  });
}

function drawAll() {
  const figures = [...document.querySelectorAll("figure.plot")];
  if (!figures.length) return;
  if (window.Plotly) return figures.forEach(draw);
  const script = document.createElement("script");
  script.src = "/static/plotly.min.js?" + document.querySelector("script[src*='chancery.js']").src.split("?")[1];
  script.onload = () => figures.forEach(draw);
  document.head.append(script);
}

document.getElementById("theme").addEventListener("click", () => {
  const root = document.documentElement;
  const isDark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = isDark ? "light" : "dark";
  localStorage.setItem("theme", root.dataset.theme);
  drawAll();
});

const reviewed = () => [...document.querySelectorAll(".queue > li, table.records tbody tr")];

function stand(rows, at) {
  for (const row of rows) row.classList.remove("at");
  rows[at]?.classList.add("at");
  rows[at]?.setAttribute("tabindex", "-1");
  rows[at]?.focus({ preventScroll: true });
  rows[at]?.scrollIntoView({ block: "nearest" });
}

// Keys: / searches; j and k move through a queue or a table, c and x judge, Enter opens.
document.addEventListener("keydown", (event) => {
  if (event.target.matches("input, textarea, select") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/") {
    event.preventDefault();
    (document.querySelector("main input[type=search]") ?? document.getElementById("find")).focus();
    return;
  }
  const rows = reviewed();
  const at = rows.findIndex((row) => row.classList.contains("at"));
  if (event.key === "j" || event.key === "k") stand(rows, Math.min(rows.length - 1, Math.max(0, at + (event.key === "j" ? 1 : -1))));
  else if (at >= 0 && event.key === "Enter" && event.target === rows[at]) rows[at].querySelector("a")?.click();
  else (rows[at] ?? document.querySelector(".deciding"))?.querySelector(`[data-key="${CSS.escape(event.key)}"]`)?.click();
});

// Who judges one of a queue goes on with the next: it has moved up into its place.
const queue = document.querySelector(".queue");
const place = "at " + location.pathname;
if (queue) {
  const kept = sessionStorage.getItem(place);
  sessionStorage.removeItem(place);
  if (kept) stand(reviewed(), Math.min(Number(kept), reviewed().length - 1));
  queue.addEventListener("submit", (event) => sessionStorage.setItem(place, reviewed().indexOf(event.target.closest("li"))));
}

// On a small screen the ways to narrow a search are closed, so that what was found is near.
if (matchMedia("(max-width: 52rem)").matches)
  for (const each of document.querySelectorAll(".searching aside details")) each.open = false;

// A document's words and its list of claims point at one another.
for (const mark of document.querySelectorAll("mark[data-claims]")) {
  const items = mark.dataset.claims.split(" ").map((id) => document.getElementById("l" + id));
  const set = (on) => items.forEach((item) => item?.classList.toggle("lit", on));
  mark.addEventListener("mouseenter", () => set(true));
  mark.addEventListener("mouseleave", () => set(false));
  mark.addEventListener("focus", () => set(true));
  mark.addEventListener("blur", () => set(false));
  mark.addEventListener("click", () => items[0]?.scrollIntoView({ block: "nearest" }));
}

drawAll();
