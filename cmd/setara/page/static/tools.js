// The tools above the text field: what is selected becomes bold, italic or a
// link, and a preview shows what it looks like.

import { format } from "./format.js";
import { Marks } from "./marks.js";

// shortcuts are those of Telegram's own apps.
const shortcuts = { b: "bold", i: "italic", k: "text_link" };

export class Tools {
	constructor(section) {
		const part = (name) => section.querySelector(name);
		this.area = part("textarea");
		this.bar = part(".tools");
		this.preview = part(".preview");
		this.linking = part(".linking");
		this.address = part(".linking input");
		this.marks = new Marks(this.area);
		for (const name of ["select", "keyup", "pointerup", "focus"]) this.area.addEventListener(name, () => this.look());
		document.addEventListener("selectionchange", () => this.look());
		this.area.addEventListener("input", () => this.draw());
		this.area.addEventListener("keydown", (event) => this.shortcut(event));
		this.bar.addEventListener("click", (event) => {
			const tool = event.target.closest("button");
			if (tool) this.use(tool.dataset.mark);
		});
		part(".set-link").addEventListener("click", () => this.setLink());
		part(".cancel-link").addEventListener("click", () => this.endLink());
		this.address.addEventListener("keydown", (event) => {
			if (event.key !== "Enter" && event.key !== "Escape") return;
			event.preventDefault();
			event.stopPropagation();
			if (event.key === "Enter") this.setLink();
			else this.endLink();
		});
	}

	// set puts a text with Telegram's entities into the field.
	set(text, entities) {
		this.marks.set(text, entities);
		this.linking.hidden = true;
		this.bar.hidden = true;
		this.draw();
	}

	// look shows the tools where something is selected.
	look() {
		if (document.activeElement !== this.area) return;
		const { start, end } = this.marks.selected;
		this.bar.hidden = start === end;
		this.press();
	}

	press() {
		for (const tool of this.bar.querySelectorAll("button")) {
			tool.setAttribute("aria-pressed", String(this.marks.has(tool.dataset.mark)));
		}
	}

	shortcut(event) {
		const mark = shortcuts[event.key.toLowerCase()];
		const { start, end } = this.marks.selected;
		if (!mark || !(event.ctrlKey || event.metaKey) || event.altKey || start === end) return;
		event.preventDefault();
		this.use(mark);
	}

	use(mark) {
		if (mark === "text_link" && !this.marks.has(mark)) {
			this.linking.hidden = false;
			this.address.value = "https://";
			this.address.removeAttribute("aria-invalid");
			this.address.focus();
			this.address.setSelectionRange(this.address.value.length, this.address.value.length);
			return;
		}
		if (mark === "text_link") this.marks.link("");
		else this.marks.toggle(mark);
		this.press();
		this.draw();
	}

	setLink() {
		const typed = this.address.value.trim();
		const address = /^[a-z][a-z0-9+.-]*:/i.test(typed) ? typed : `https://${typed}`;
		if (!URL.canParse(address)) {
			this.address.setAttribute("aria-invalid", "true");
			this.address.focus();
			return;
		}
		this.marks.link(address);
		this.endLink();
		this.draw();
	}

	endLink() {
		this.linking.hidden = true;
		this.area.focus();
	}

	// draw shows what the text looks like, where it has marks.
	draw() {
		const { text, entities } = this.marks.sent;
		this.preview.hidden = entities.length === 0;
		this.preview.replaceChildren(format(text, entities, () => {}));
	}
}
