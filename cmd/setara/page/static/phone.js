// One phone: who holds it, their conversation, and where they write.

import * as api from "./api.js";
import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { timeOf, words } from "./words.js";

const template = document.querySelector("#phone").content;

export class Phone {
	// on.fail shows what did not work, on.notice what the bot answered to a
	// press, on.unread is called when the number of unread messages changed.
	constructor(section, people, on) {
		this.section = section;
		this.on = on;
		section.append(template.cloneNode(true));
		this.part = (name) => section.querySelector(name);
		this.composer = new Composer(section, on.fail);
		this.conversations = new Map();
		this.buttons = new Map();
		for (const person of people) this.admit(person);
		this.part(".people").hidden = people.length < 2;
		this.part(".holder").hidden = people.length > 1;
		this.part(".holder").textContent = words.holder(people[0].name);
		this.part(".down").addEventListener("click", () => {
			this.current.log.scrollTop = this.current.log.scrollHeight;
			this.current.log.focus();
		});
		this.handTo(people[0].id);
	}

	admit(person) {
		const conversation = new Conversation(person, {
			say: (text) => this.composer.say(text),
			press: (message, button) => this.press(person, message, button),
			edit: (message) => this.composer.edit(message),
			reply: (message) => this.composer.reply(message),
			change: (c) => this.changed(c),
			notice: this.on.notice,
		});
		conversation.log.addEventListener("scroll", () => this.offerDown(), { passive: true });
		this.conversations.set(person.id, conversation);
		this.part(".logs").append(conversation.log);

		const button = document.createElement("button");
		button.type = "button";
		const face = document.createElement("span");
		face.className = "face";
		face.dataset.hue = this.buttons.size;
		face.setAttribute("aria-hidden", "true");
		face.textContent = person.initial;
		const name = document.createElement("strong");
		name.textContent = person.name;
		const trade = document.createElement("small");
		trade.textContent = person.trade;
		const badge = document.createElement("span");
		badge.className = "badge";
		badge.hidden = true;
		button.append(face, name, trade, badge);
		button.addEventListener("click", () => this.handTo(person.id));
		this.buttons.set(person.id, button);
		this.part(".people").append(button);
	}

	// handTo gives the phone to that person.
	handTo(id) {
		this.current?.hide();
		this.current = this.conversations.get(id);
		this.buttons.forEach((button, other) => button.setAttribute("aria-pressed", String(other === id)));
		this.composer.become(this.current.person);
		this.composer.commands = this.current.commands ?? [];
		this.current.show();
		this.changed(this.current);
		this.offerDown();
	}

	async press(person, message, button) {
		try {
			await api.press(person.id, message.message_id, button.callback_data);
		} catch (error) {
			this.on.fail(error.message);
			throw error;
		}
	}

	// take shows what happened in a chat of this phone.
	take(event, live) {
		this.conversations.get(event.chat)?.take(event, live);
		this.offerDown();
	}

	// commandsFor sets the menus, by person.
	commandsFor(menus) {
		this.conversations.forEach((c, id) => {
			c.commands = menus[id] ?? [];
		});
		this.composer.commands = this.current.commands;
	}

	// comes is called when the phone has come into sight, leaves before it goes.
	comes() {
		this.current.show();
		this.offerDown();
	}

	leaves() {
		this.current.leave();
	}

	announce() {
		this.conversations.forEach((c) => c.announce());
	}

	get unread() {
		return [...this.conversations.values()].reduce((sum, c) => sum + c.unread, 0);
	}

	changed(conversation) {
		const badge = this.buttons.get(conversation.person.id).querySelector(".badge");
		setBadge(badge, conversation.unread);
		if (conversation === this.current) {
			this.part(".status").textContent = conversation.status || words.ready;
		}
		this.on.unread();
	}

	offerDown() {
		this.part(".down").hidden = this.current.atEnd;
	}

	tick(now) {
		this.part(".clock").textContent = timeOf(now);
	}
}

// setBadge shows a number of unread messages, also to those who listen.
export function setBadge(badge, n) {
	const word = document.createElement("span");
	word.className = "sr";
	word.textContent = words.unread(n);
	const digit = document.createElement("span");
	digit.setAttribute("aria-hidden", "true");
	digit.textContent = String(n);
	badge.replaceChildren(digit, word);
	badge.hidden = n === 0;
}
