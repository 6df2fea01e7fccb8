// Text with Telegram's entities to DOM. Text is only ever set as text, so
// nothing that somebody wrote can become markup.

const tags = {
	bold: "strong", italic: "em", underline: "u", strikethrough: "s",
	code: "code", pre: "pre", blockquote: "blockquote", expandable_blockquote: "blockquote",
};

// format returns the text as nodes. A command that is tapped is given to
// command.
export function format(text, entities, command) {
	const list = (entities ?? [])
		.map((e) => ({ ...e, end: e.offset + e.length }))
		.sort((a, b) => a.offset - b.offset || b.end - a.end);
	const root = document.createDocumentFragment();
	fill(root, text, 0, text.length, list, command);
	return root;
}

// fill adds text[from:to] to parent and takes the entities in it off the list.
function fill(parent, text, from, to, list, command) {
	let at = from;
	while (list.length > 0 && list[0].offset < to) {
		const entity = list.shift();
		const start = Math.max(entity.offset, at);
		const end = Math.min(entity.end, to);
		if (start >= end) continue;
		parent.append(text.slice(at, start));
		const node = element(entity, text.slice(start, end), command);
		fill(node, text, start, end, list, command);
		parent.append(node);
		at = end;
	}
	parent.append(text.slice(at, to));
}

// element is the empty element for an entity over that text.
function element(entity, text, command) {
	switch (entity.type) {
	case "text_link":
		return link(entity.url);
	case "url":
		return link(/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`);
	case "bot_command": {
		const button = document.createElement("button");
		button.type = "button";
		button.className = "link command";
		button.addEventListener("click", () => command(text));
		return button;
	}
	case "spoiler": {
		const span = document.createElement("span");
		span.className = "spoiler";
		return span;
	}
	default:
		return document.createElement(tags[entity.type] ?? "span");
	}
}

// link opens in a tab of its own; an address that is not of the web opens
// nothing.
export function link(address) {
	const a = document.createElement("a");
	if (URL.canParse(address) && ["http:", "https:"].includes(new URL(address).protocol)) {
		a.href = address;
		a.target = "_blank";
		a.rel = "noopener noreferrer";
	}
	return a;
}
