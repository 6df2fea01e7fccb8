// One message as it stands in a chat.

import { fileURL } from "./api.js";
import { format, link } from "./format.js";
import { sizeOf, timeOf, words } from "./words.js";

const template = document.querySelector("#message").content;
const fileTemplate = document.querySelector("#file").content;

// bubble draws a message. on.command, on.press, on.edit and on.reply are what
// its parts do; own tells whether the person at the phone wrote it.
export function bubble(message, own, on) {
	const node = template.cloneNode(true).firstElementChild;
	const part = (name) => node.querySelector(name);
	const date = new Date(message.date * 1000);
	const who = own ? words.you : words.setara;

	node.dataset.message = message.message_id;
	node.classList.add(own ? "own" : "theirs");
	part(".who").textContent = words.message(who, timeOf(date));
	part(".text").append(format(message.text ?? message.caption ?? "", message.entities ?? message.caption_entities, on.command));
	part(".media").append(...media(message, who));
	part("time").textContent = timeOf(date);
	part("time").dateTime = date.toISOString();
	part(".edited").hidden = !message.edit_date;
	if (own && message.text) {
		part(".edit").hidden = false;
		part(".edit").addEventListener("click", () => on.edit(message));
	}
	if (!own && message.message_id) {
		part(".reply").hidden = false;
		part(".reply").addEventListener("click", () => on.reply(message));
	}
	if (message.reply_to_message) part(".quote").textContent = gistOf(message.reply_to_message);
	keyboard(part(".keyboard"), message, on);
	for (const name of [".quote", ".media", ".text", ".keyboard"]) {
		if (!part(name).hasChildNodes()) part(name).remove();
	}
	return node;
}

// gistOf is what a message says, on one line.
export function gistOf(message) {
	const text = message.text ?? message.caption ?? (message.photo ? words.photoAlone : message.document?.file_name ?? words.file);
	return text.replace(/\s+/g, " ").slice(0, 120);
}

// media is the photo or the file of a message.
function media(message, who) {
	const photo = message.photo?.at(-1);
	if (photo) {
		const a = document.createElement("a");
		const img = document.createElement("img");
		a.href = img.src = fileURL(photo.file_id);
		a.target = "_blank";
		img.alt = message.caption || words.photo(who);
		img.width = photo.width;
		img.height = photo.height;
		a.append(img);
		return [a];
	}
	const file = message.document ?? message.voice;
	if (!file) return [];
	const a = fileTemplate.cloneNode(true).firstElementChild;
	a.href = fileURL(file.file_id);
	a.querySelector("strong").textContent = file.file_name ?? (message.voice ? words.voice : words.file);
	a.querySelector("small").textContent = sizeOf(file.file_size ?? 0);
	return [a];
}

// keyboard draws the rows of buttons under a message.
function keyboard(node, message, on) {
	for (const row of message.reply_markup?.inline_keyboard ?? []) {
		const line = document.createElement("div");
		for (const button of row) line.append(key(message, button, on));
		node.append(line);
	}
}

function key(message, button, on) {
	if (button.url) {
		const a = link(button.url);
		a.className = "key";
		a.textContent = button.text;
		return a;
	}
	const node = document.createElement("button");
	node.type = "button";
	node.className = "key";
	node.textContent = button.text;
	node.addEventListener("click", () => {
		node.setAttribute("aria-busy", "true");
		on.press(message, button).catch(() => node.removeAttribute("aria-busy"));
	});
	return node;
}
