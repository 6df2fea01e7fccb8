// Where a person writes: text, a file with a caption, an edit, a reply, a
// command.

import * as api from "./api.js";
import { gistOf } from "./bubble.js";
import { Tools } from "./tools.js";
import { sizeOf, words } from "./words.js";

// largestFile is what Telegram lets a bot fetch, in bytes.
const largestFile = 20 * 2 ** 20;

export class Composer {
	// fail shows a sentence about what did not work.
	constructor(section, fail) {
		const part = (name) => section.querySelector(name);
		this.form = part(".composer");
		this.area = part("textarea");
		this.picker = part("input[type=file]");
		this.attached = part(".attached");
		this.editing = part(".editing");
		this.replying = part(".replying");
		this.tools = new Tools(section);
		this.menu = part(".menu");
		this.opener = part(".open-menu");
		this.fail = fail;
		this.commands = [];
		this.kept = new Map();
		this.menu.id = `${section.id}-menu`;
		this.opener.setAttribute("aria-controls", this.menu.id);
		this.listen(part);
	}

	listen(part) {
		this.form.addEventListener("submit", (event) => {
			event.preventDefault();
			this.submit();
		});
		this.area.addEventListener("keydown", (event) => {
			if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
				event.preventDefault();
				this.submit();
			}
			if (event.key === "Escape") {
				this.cancelEdit();
				this.endReply();
			}
		});
		this.area.addEventListener("input", () => this.grow());
		part(".attach").addEventListener("click", () => this.picker.click());
		this.picker.addEventListener("change", () => this.showFile());
		this.takeDrops(this.form.parentElement);
		part(".remove-file").addEventListener("click", () => {
			this.dropFile();
			this.area.focus();
		});
		part(".cancel-edit").addEventListener("click", () => this.cancelEdit());
		part(".cancel-reply").addEventListener("click", () => {
			this.endReply();
			this.area.focus();
		});
		this.opener.addEventListener("click", () => this.toggleMenu(this.menu.hidden));
		this.form.parentElement.addEventListener("keydown", (event) => {
			if (event.key === "Escape" && !this.menu.hidden) {
				this.toggleMenu(false);
				this.opener.focus();
			}
		});
	}

	// takeDrops takes a file that is dropped anywhere on the phone.
	takeDrops(phone) {
		let inside = 0;
		const show = (change) => {
			inside = Math.max(0, inside + change);
			phone.classList.toggle("dropping", inside > 0);
		};
		phone.addEventListener("dragenter", () => show(1));
		phone.addEventListener("dragleave", () => show(-1));
		phone.addEventListener("drop", (event) => {
			inside = 0;
			show(0);
			if (event.dataTransfer.files.length === 0) return;
			const one = new DataTransfer();
			one.items.add(event.dataTransfer.files[0]);
			this.picker.files = one.files;
			this.showFile();
		});
	}

	// become writes for that person from now on. What the one before had begun
	// to write waits for them.
	become(person) {
		if (this.person) this.kept.set(this.person.id, this.tools.marks.sent);
		this.cancelEdit();
		this.endReply();
		this.dropFile();
		this.toggleMenu(false);
		this.person = person;
		const kept = this.kept.get(person.id);
		this.write(kept?.text ?? "", kept?.entities);
	}

	// write puts a text with its marks into the field.
	write(text, entities) {
		this.tools.set(text, entities);
		this.grow();
	}

	async submit() {
		const written = this.tools.marks.sent;
		const sent = { ...written, reply: this.answered?.message_id ?? 0 };
		const file = this.picker.files[0];
		const message = this.edited;
		if (sent.text === "" && !file) return;
		const person = this.person.id;
		this.write("");
		this.dropFile();
		this.endEdit();
		this.endReply();
		this.area.focus();
		try {
			if (message) await api.edit(person, message.message_id, sent);
			else if (file) await api.sendFile(person, file, sent);
			else await api.send(person, sent);
		} catch (error) {
			if (this.area.value === "" && this.person.id === person) this.write(written.text, written.entities);
			this.fail(error.message);
		}
	}

	// edit begins to change a message.
	edit(message) {
		this.dropFile();
		this.endReply();
		this.edited = message;
		this.editing.hidden = false;
		this.write(message.text, message.entities);
		this.area.focus();
	}

	cancelEdit() {
		if (!this.edited) return;
		this.endEdit();
		this.write("");
		this.area.focus();
	}

	endEdit() {
		this.edited = null;
		this.editing.hidden = true;
	}

	// reply has what is written next answer a message.
	reply(message) {
		this.cancelEdit();
		this.answered = message;
		this.replying.querySelector("span").textContent = words.replying(gistOf(message));
		this.replying.hidden = false;
		this.area.focus();
	}

	endReply() {
		this.answered = null;
		this.replying.hidden = true;
	}

	showFile() {
		const file = this.picker.files[0];
		if (file?.size > largestFile) {
			this.dropFile();
			this.fail(words.tooLarge);
			return;
		}
		this.attached.hidden = !file;
		if (file) this.attached.querySelector(".name").textContent = `${file.name} · ${sizeOf(file.size)}`;
		this.area.focus();
	}

	dropFile() {
		this.picker.value = "";
		this.attached.hidden = true;
	}

	grow() {
		this.area.style.height = "auto";
		this.area.style.height = `${this.area.scrollHeight}px`;
	}

	toggleMenu(open) {
		if (open) this.fillMenu();
		this.menu.hidden = !open;
		this.opener.setAttribute("aria-expanded", String(open));
		if (open) this.menu.querySelector("button")?.focus();
	}

	fillMenu() {
		this.menu.replaceChildren();
		this.section(words.examples, this.person.examples.map((text) => [text, text]));
		this.section(words.commands, this.commands.map((c) => [`/${c.command}`, `/${c.command}`, c.description]));
		if (this.commands.length === 0) {
			const p = document.createElement("p");
			p.textContent = words.noCommands;
			this.menu.append(p);
		}
	}

	// section adds a heading and choices: what is sent, its label, what it does.
	section(title, choices) {
		const heading = document.createElement("h3");
		heading.textContent = title;
		const list = document.createElement("ul");
		for (const [text, label, about] of choices) {
			const button = document.createElement("button");
			button.type = "button";
			const strong = document.createElement(about ? "strong" : "span");
			strong.textContent = label;
			button.append(strong);
			if (about) {
				const small = document.createElement("small");
				small.textContent = about;
				button.append(small);
			}
			button.addEventListener("click", () => this.choose(text));
			const item = document.createElement("li");
			item.append(button);
			list.append(item);
		}
		this.menu.append(heading, list);
	}

	async choose(text) {
		this.toggleMenu(false);
		this.area.focus();
		await this.say(text);
	}

	// say sends a text that was tapped rather than typed.
	async say(text) {
		try {
			await api.send(this.person.id, { text });
		} catch (error) {
			this.fail(error.message);
		}
	}
}
