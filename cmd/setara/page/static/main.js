// The page: two phones, kept up to date by the server's events.

import { Phone, setBadge } from "./phone.js";
import { words } from "./words.js";

const lost = document.querySelector(".lost");
const toast = document.querySelector(".toast");
const dialog = document.querySelector("dialog.alert");
const sections = [...document.querySelectorAll(".phone")];
const tabs = [...document.querySelectorAll("[role=tab]")];
const narrow = matchMedia("(max-width: 820px)");

// historyTakes is how long what was said before takes to come, in milliseconds.
const historyTakes = 1000;

let hello;
let phones = [];
let toastTimer;

function notice(text, alert) {
	if (alert) {
		dialog.querySelector("p").textContent = text;
		dialog.showModal();
		return;
	}
	clearTimeout(toastTimer);
	toast.textContent = text;
	toast.classList.add("on");
	toastTimer = setTimeout(() => toast.classList.remove("on"), 6000);
}

// start builds the phones for the people of the demo.
function start(first) {
	hello = first;
	phones = sections.map((section) => new Phone(
		section,
		hello.people.filter((p) => p.role === section.dataset.role),
		{ fail: (text) => notice(text, false), notice, unread: countUnread },
	));
	tick();
	setInterval(tick, 10_000);
	setTimeout(() => phones.forEach((phone) => phone.announce()), historyTakes);
	arrange();
}

function tick() {
	phones.forEach((phone) => phone.tick(new Date()));
}

function countUnread() {
	phones.forEach((phone, i) => setBadge(tabs[i].querySelector(".badge"), phone.unread));
}

// choose shows the phone of that tab where there is room for one only.
function choose(i, focus) {
	tabs.forEach((tab, j) => {
		tab.setAttribute("aria-selected", String(i === j));
		tab.tabIndex = i === j ? 0 : -1;
	});
	arrange();
	if (focus) tabs[i].focus();
}

// arrange shows both phones side by side, or the chosen one.
function arrange() {
	sections.forEach((section, i) => {
		const chosen = tabs[i].getAttribute("aria-selected") === "true";
		const hide = narrow.matches && !chosen;
		section.setAttribute("role", narrow.matches ? "tabpanel" : "region");
		section.setAttribute("aria-label", section.dataset.title);
		if (hide === section.hidden) return;
		if (hide) phones[i]?.leaves();
		section.hidden = hide;
		if (!hide) phones[i]?.comes();
	});
}

tabs.forEach((tab, i) => {
	tab.addEventListener("click", () => choose(i, false));
	tab.addEventListener("keydown", (event) => {
		const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
		if (step) choose((i + step + tabs.length) % tabs.length, true);
	});
});
narrow.addEventListener("change", arrange);
arrange();

const stream = new EventSource("/events");
stream.addEventListener("open", () => {
	lost.hidden = true;
});
stream.addEventListener("error", () => {
	lost.textContent = words.offline;
	lost.hidden = false;
});
stream.addEventListener("hello", (event) => {
	const latest = JSON.parse(event.data);
	if (!hello) start(latest);
	else if (hello.run !== latest.run) location.reload();
});
stream.addEventListener("commands", (event) => {
	const menus = JSON.parse(event.data);
	phones.forEach((phone) => phone.commandsFor(menus));
});
stream.addEventListener("telegram", (event) => {
	const happened = JSON.parse(event.data);
	const live = new Date(happened.at) > new Date(hello.now);
	phones.forEach((phone) => phone.take(happened, live));
});

// A file that misses the phones must not take the page's place.
for (const name of ["dragover", "drop"]) addEventListener(name, (event) => event.preventDefault());
