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

// What is sent has a text and may have entities and a reply, the message that
// it answers.
export const send = (from, sent) => json("/do/send", { from, ...sent });
export const edit = (from, message, sent) => json("/do/edit", { from, message, ...sent });
export const press = (from, message, data) => json("/do/press", { from, message, data });

export function sendFile(from, file, sent) {
	const form = new FormData();
	form.set("act", JSON.stringify({ from, ...sent }));
	form.set("file", file);
	return post("/do/file", form);
}

export const fileURL = (id) => `/file/${encodeURIComponent(id)}`;
