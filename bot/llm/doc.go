// Package llm asks a language model behind any OpenAI-compatible endpoint:
// OpenAI itself, vLLM, Ollama, llama.cpp, and what stands in front of them. It
// is the only package that knows of one.
//
// A [Client] is safe for concurrent use. It has no deadline of its own: the
// context carries it. Nothing that is asked or answered, and no key, is ever
// part of an error or a log line: errors tell the class of what went wrong, see
// [Failure].
//
// What an endpoint can do is found out by asking it, once an hour, see
// [Client.Abilities]; what it cannot do is done another way: without streaming
// the whole turn comes at once, without strict schemas they are given all the
// same, without tools these are told in the instructions and the model writes
// each turn as one JSON object.
package llm
