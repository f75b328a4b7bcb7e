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

// Texts in plots come from documents: Plotly reads a few tags in them, so none is left.
const plain = (value, key) => {
  if (typeof value === "string")
    return key === "hovertemplate" ? value : value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  if (Array.isArray(value)) return value.map((each) => plain(each, key));
  if (value && typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plain(each, name)]));
  return value;
};

function draw(figure) {
  const told = JSON.parse(figure.querySelector("script").textContent);
  const canvas = figure.querySelector(".canvas");
  const axis = { gridcolor: style("--line"), zerolinecolor: style("--line"), automargin: true };
  const layout = coloured({
    margin: { l: 50, r: 10, t: 10, b: 40 }, paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)",
    font: { color: "--ink", family: "inherit", size: 13 }, legend: { orientation: "h", y: 1.12 }, hovermode: "closest",
    ...told.layout, xaxis: { ...axis, ...told.layout.xaxis }, yaxis: { ...axis, ...told.layout.yaxis },
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

// Keys: / searches; j and k move through a queue or a table, c and x judge, Enter opens.
document.addEventListener("keydown", (event) => {
  if (event.target.matches("input, textarea, select") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/") {
    event.preventDefault();
    (document.querySelector("main input[type=search]") ?? document.getElementById("find")).focus();
    return;
  }
  const rows = [...document.querySelectorAll(".queue > li, table.records tbody tr")];
  const at = rows.findIndex((row) => row.classList.contains("at"));
  if (event.key === "j" || event.key === "k") {
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + (event.key === "j" ? 1 : -1)))];
    rows[at]?.classList.remove("at");
    next?.classList.add("at");
    next?.setAttribute("tabindex", "-1");
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: "nearest" });
  } else if (at >= 0 && event.key === "Enter" && event.target === rows[at]) rows[at].querySelector("a")?.click();
  else if (at >= 0) rows[at].querySelector(`[data-key="${CSS.escape(event.key)}"]`)?.click();
});

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
