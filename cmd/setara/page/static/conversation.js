// What one person sees: their messages and Setara's, as the server tells them.

import { bubble } from "./bubble.js";
import { dayOf, words } from "./words.js";

const welcomeTemplate = document.querySelector("#welcome").content;
const typingTemplate = document.querySelector("#typing").content;

// typingLasts is how long Telegram shows that a bot is typing.
const typingLasts = 5000;
// draftLasts is how long Telegram shows a draft.
const draftLasts = 30000;

export class Conversation {
	// person is whose chat it is. on.say sends a text, on.press a button,
	// on.edit begins an edit, on.reply a reply, on.change tells that status or unread changed,
	// on.notice shows what the bot answered to a press.
	constructor(person, on) {
		this.person = person;
		this.on = on;
		this.nodes = new Map();
		this.unread = 0;
		this.status = "";
		this.log = document.createElement("div");
		this.log.className = "log";
		this.log.tabIndex = 0;
		this.log.setAttribute("role", "log");
		this.log.setAttribute("aria-live", "off");
		this.log.setAttribute("aria-label", words.log(person.name));
		this.log.hidden = true;
		this.typing = typingTemplate.cloneNode(true).firstElementChild;
		this.log.append(this.welcome(), this.typing);
	}

	// welcome stands in a chat in which nobody has written.
	welcome() {
		const node = welcomeTemplate.cloneNode(true).firstElementChild;
		node.querySelector(".hello").textContent = words.hello(this.person.name);
		node.querySelector(".about").textContent = this.person.about;
		for (const text of this.person.examples) {
			const item = document.createElement("li");
			const button = document.createElement("button");
			button.type = "button";
			button.className = "example";
			button.textContent = text;
			button.addEventListener("click", () => this.on.say(text));
			item.append(button);
			node.querySelector(".examples").append(item);
		}
		node.querySelector(".start").addEventListener("click", () => this.on.say("/start"));
		return node;
	}

	// announce has screen readers tell what comes from now on: before, it was
	// history.
	announce() {
		this.log.setAttribute("aria-live", "polite");
	}

	get shown() {
		return this.log.checkVisibility();
	}

	// show makes this the conversation that is on the screen: where it was
	// left, at the first message that came meanwhile, or at the end.
	show() {
		this.log.hidden = false;
		this.seen();
		if (this.fresh) this.reveal(this.fresh);
		else if (this.log.querySelector(".welcome")) this.log.scrollTop = 0;
		else this.log.scrollTop = this.place ?? this.log.scrollHeight;
		this.fresh = this.place = undefined;
	}

	// leave keeps the place before the conversation goes out of sight.
	leave() {
		if (this.shown && !this.atEnd) this.place = this.log.scrollTop;
	}

	hide() {
		this.leave();
		this.log.hidden = true;
	}

	seen() {
		this.unread = 0;
		this.on.change(this);
	}

	get atEnd() {
		return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 48;
	}

	// take shows what happened; live tells that it happened just now.
	take(event, live) {
		switch (event.kind) {
		case "message":
			this.add(event.message, live);
			break;
		case "edit":
			this.replace(event.message);
			break;
		case "delete":
			this.nodes.get(event.message.message_id)?.remove();
			break;
		case "draft":
			if (live) this.draft(event.message);
			break;
		case "action":
			if (live) this.showTyping(words.actions[event.text] ?? words.actions.typing);
			break;
		case "answer":
			this.answered(event, live);
			break;
		case "reaction":
			this.react(event);
			break;
		case "member":
			this.setBlocked(event.text === "kicked");
			break;
		}
	}

	own(message) {
		return message.from?.id === this.person.id;
	}

	draw(message) {
		return bubble(message, this.own(message), {
			command: (text) => this.on.say(text),
			press: (m, button) => this.on.press(m, button),
			edit: (m) => this.on.edit(m),
			reply: (m) => this.on.reply(m),
		});
	}

	add(message, live) {
		const own = this.own(message);
		const follow = own || this.atEnd;
		const node = this.draw(message);
		this.endWelcome();
		this.divide(message);
		this.log.insertBefore(node, this.typing);
		this.nodes.set(message.message_id, node);
		if (live) node.classList.add("new");
		if (!own) {
			this.draft(null);
			this.showTyping("");
			this.log.querySelectorAll(".key[aria-busy]").forEach((key) => key.removeAttribute("aria-busy"));
			if (live && !this.shown) {
				this.unread++;
				this.fresh ??= node;
			}
			this.on.change(this);
		}
		if (follow) this.reveal(node);
	}

	// endWelcome clears the welcome, and keeps the keyboard's focus in the chat.
	endWelcome() {
		const node = this.log.querySelector(".welcome");
		if (node?.contains(document.activeElement)) this.log.focus({ preventScroll: true });
		node?.remove();
	}

	// reveal scrolls to the end, but never past the start of that message: a
	// long answer is read from its top.
	reveal(node) {
		this.log.scrollTop = Math.min(node.offsetTop - 12, this.log.scrollHeight - this.log.clientHeight);
	}

	// divide sets the day above the first message of it.
	divide(message) {
		const day = dayOf(new Date(message.date * 1000));
		if (day === this.day) return;
		this.day = day;
		const p = document.createElement("p");
		p.className = "day";
		p.textContent = day;
		this.log.insertBefore(p, this.typing);
	}

	// replace draws a message anew, and keeps the keyboard's focus in it.
	replace(message) {
		const old = this.nodes.get(message.message_id);
		if (!old) return;
		const node = this.draw(message);
		const follow = this.atEnd && old.nextElementSibling === this.typing;
		const focused = old.contains(document.activeElement);
		const reaction = old.querySelector(".reaction");
		old.replaceWith(node);
		if (reaction) node.querySelector(".meta").before(reaction);
		this.nodes.set(message.message_id, node);
		if (!this.own(message)) this.showTyping("");
		if (follow) this.reveal(node);
		if (focused) (node.querySelector("button:not([hidden]), a") ?? this.log).focus();
	}

	// draft shows the part of an answer that there is so far, or that the bot
	// thinks; null ends it.
	draft(message) {
		clearTimeout(this.drafting);
		this.drafted?.remove();
		this.drafted = null;
		if (!message) return;
		this.drafting = setTimeout(() => this.draft(null), draftLasts);
		const follow = this.atEnd;
		this.drafted = this.draw(message.text ? message : { ...message, text: words.thinking });
		this.drafted.classList.add("draft");
		this.log.insertBefore(this.drafted, this.typing);
		if (follow) this.reveal(this.drafted);
	}

	showTyping(status) {
		clearTimeout(this.timer);
		const follow = this.atEnd;
		this.status = status;
		this.typing.classList.toggle("on", status !== "");
		if (status !== "") this.timer = setTimeout(() => this.showTyping(""), typingLasts);
		if (follow) this.log.scrollTop = this.log.scrollHeight;
		this.on.change(this);
	}

	answered(event, live) {
		this.log.querySelectorAll(".key[aria-busy]").forEach((key) => key.removeAttribute("aria-busy"));
		if (live && event.text && this.shown) this.on.notice(event.text, event.alert);
	}

	react(event) {
		const node = this.nodes.get(event.message?.message_id);
		if (!node) return;
		node.querySelector(".reaction")?.remove();
		if (!event.text) return;
		const span = document.createElement("span");
		span.className = "reaction";
		span.textContent = event.text;
		node.querySelector(".meta").before(span);
	}

	setBlocked(blocked) {
		this.status = blocked ? words.blocked : "";
		this.on.change(this);
	}
}
