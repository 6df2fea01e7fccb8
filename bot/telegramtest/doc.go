// Package telegramtest is a Bot API server of its own: it speaks real HTTP,
// checks every request against Telegram's published description of the Bot
// API, and keeps a record of what each person saw. Tests talk to it instead
// of mocks, and `setara demo` runs on it.
//
// # What it does as Telegram does
//
//   - Unknown methods, missing, mistyped and, unlike Telegram, unknown fields
//     are refused, with Telegram's code and wording where it has one.
//   - HTML becomes text and entities with UTF-16 offsets; what Telegram cannot
//     parse, cuts, trims or refuses is treated alike.
//   - An update stays until a higher offset acknowledges it, or for 24 hours.
//     One poller at a time; none while a webhook is set. A webhook gets one
//     update of a chat at a time, again and again until it answers 2xx.
//   - A person who blocks the bot, or never wrote to it, cannot be written to.
//   - Files go up and down, buttons are pressed, messages edited and deleted.
//
// # What it does besides
//
// [Server.Inject] makes it fail on purpose: 429, 500, silence, a connection
// cut before or after the request took effect, updates dropped, delayed and
// doubled. [Limits] are Telegram's published ones and off unless asked for.
// [Server.Transcript], [Server.WaitFor] and [Server.Subscribe] tell what
// people see, so that no test has to sleep.
//
// # What it leaves out
//
// Channels, topics, payments, inline queries, games, business accounts,
// Markdown, and every method that the extract in internal/api does not list.
// It makes no request of its own except to the webhook.
package telegramtest
