// The marks that a person puts on what they write: bold, italic, a link. A text
// field has none of its own, so they are kept beside it and move along with
// what is typed. Offsets are in UTF-16 units, as Telegram's and JavaScript's.

// found are the marks that Telegram finds by itself in every text.
const found = ["url", "email", "mention", "hashtag", "cashtag", "bot_command", "phone_number", "bank_card_number"];

export class Marks {
	constructor(area) {
		this.area = area;
		this.set("", []);
		area.addEventListener("input", () => this.follow());
	}

	// set puts a text with Telegram's entities into the field.
	set(text, entities) {
		this.area.value = this.text = text;
		this.list = (entities ?? [])
			.filter((e) => !found.includes(e.type))
			.map((e) => ({ ...e, start: e.offset, end: e.offset + e.length }));
	}

	// follow moves the marks after the person has typed: what lies between what
	// begins and what ends as before is new.
	follow() {
		const was = this.text;
		const now = this.area.value;
		const most = Math.min(was.length, now.length);
		let begin = 0;
		while (begin < most && was[begin] === now[begin]) begin++;
		let same = 0;
		while (same < most - begin && was.at(-1 - same) === now.at(-1 - same)) same++;
		const cut = was.length - same;
		const moved = now.length - was.length;
		const start = (at) => (at >= cut ? at + moved : Math.min(at, begin));
		const end = (at) => (at <= begin ? at : at >= cut ? at + moved : begin);
		this.list = this.list
			.map((m) => ({ ...m, start: start(m.start), end: end(m.end) }))
			.filter((m) => m.start < m.end);
		this.text = now;
	}

	// selected is what of the text is selected, without the spaces around it.
	get selected() {
		const { selectionStart, selectionEnd, value } = this.area;
		const part = value.slice(selectionStart, selectionEnd);
		const start = selectionStart + part.length - part.trimStart().length;
		return { start, end: start + part.trim().length };
	}

	// has tells whether all that is selected has such a mark.
	has(type) {
		const { start, end } = this.selected;
		return start < end && this.list.some((m) => m.type === type && m.start <= start && m.end >= end);
	}

	// toggle puts such a mark on what is selected, or takes it off.
	toggle(type) {
		const on = !this.has(type);
		this.clear(type);
		if (on) this.put({ type });
	}

	// link makes what is selected open that address; none takes its link away.
	link(url) {
		this.clear("text_link");
		if (url) this.put({ type: "text_link", url });
	}

	put(mark) {
		const { start, end } = this.selected;
		if (start < end) this.list.push({ ...mark, start, end });
	}

	// clear takes such marks off what is selected; their other parts stay.
	clear(type) {
		const { start, end } = this.selected;
		this.list = this.list.flatMap((m) => {
			if (m.type !== type || m.end <= start || m.start >= end) return [m];
			return [{ ...m, end: Math.min(m.end, start) }, { ...m, start: Math.max(m.start, end) }].filter((p) => p.start < p.end);
		});
	}

	// sent is the text as it is sent, without white space around it, and its
	// entities.
	get sent() {
		const text = this.text.trim();
		const lead = this.text.length - this.text.trimStart().length;
		const entities = this.list
			.map(({ start, end, offset, length, ...rest }) => ({ ...rest, start: Math.max(start - lead, 0), end: Math.min(end - lead, text.length) }))
			.filter((m) => m.start < m.end)
			.map(({ start, end, ...rest }) => ({ ...rest, offset: start, length: end - start }));
		return { text, entities };
	}
}
