// What the people in the demo do, told to the server. Each call resolves when
// it is done and fails with a sentence to show.

import { words } from "./words.js";

async function post(path, body, type) {
	let response;
	try {
		response = await fetch(path, { method: "POST", body, headers: type ? { "Content-Type": type } : {} });
	} catch {
		throw new Error(words.offline);
	}
	if (response.ok) return;
	const answer = await response.json().catch(() => ({}));
	throw new Error(answer.error ?? words.failed);
}

const json = (path, value) => post(path, JSON.stringify(value), "application/json");

export const send = (from, text) => json("/do/send", { from, text });
export const edit = (from, message, text) => json("/do/edit", { from, message, text });
export const press = (from, message, data) => json("/do/press", { from, message, data });

export function sendFile(from, file, caption) {
	const form = new FormData();
	form.set("from", from);
	form.set("caption", caption);
	form.set("file", file);
	return post("/do/file", form);
}

export const fileURL = (id) => `/file/${encodeURIComponent(id)}`;
